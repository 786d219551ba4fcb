"""Rules about files on disk, about changes to them, and about the settings."""

from __future__ import annotations

from briefwright.diagnostics.rule import error, warning

FILES = (
    error(
        "unreadable-file",
        "A source file can be read from disk.",
        why="A file that cannot be opened would be missing from the site without a word.",
        bad="-rw------- root  briefings/2026/talks.md",
        good="-rw-r--r-- you  briefings/2026/talks.md",
    ),
    error(
        "not-utf8",
        "A source file is UTF-8 text.",
        why="In any other encoding letters turn into other letters, names of people included.",
        bad="Caf\\xe9 (saved as Latin-1)",
        good="Café (saved as UTF-8)",
    ),
    error(
        "control-character",
        "A source file holds no control characters.",
        why="They cannot be seen, some of them hide text or turn its direction, and none is meant. "
        "They come along when text is copied from other programs.",
        bad="The talks \\x07 stalled.",
        good="The talks stalled.",
    ),
    error(
        "file-too-large",
        "A source file stays under the size limit.",
        why="A text may have 512 KiB and an attachment 20 MiB. "
        "Larger ones are slow to read for everybody, and are mostly mistakes.",
        bad="briefings/2026/table.csv: 21 MiB",
        good="briefings/2026/table.csv: 40 KiB",
    ),
    error(
        "empty-file",
        "A briefing has front matter and a body.",
        why="An empty file would be published as an empty page.",
        bad="(nothing)",
        good="---\ntitle: Talks stall",
    ),
    error(
        "not-a-file",
        "A path that ends in .md is a file.",
        why="A folder that is called like a briefing would get that briefing's address.",
        bad="briefings/2026/talks.md/",
        good="briefings/2026/talks/",
    ),
    error(
        "symlink",
        "Sources are files, not symbolic links.",
        why="A link may lead out of the project, and what it leads to would be published.",
        bad="briefings/2026/talks.md -> ../../notes.md",
        good="briefings/2026/talks.md",
    ),
    error(
        "bad-path",
        "Folders and file names are lowercase ASCII letters, digits and hyphens.",
        why="The path is the address of the page. "
        "Other characters are written differently by every system that passes an address on.",
        bad="briefings/2026/Talks in Kyiv.md",
        good="briefings/2026/talks-in-kyiv.md",
    ),
    error(
        "duplicate-url",
        "Two pages never share one URL, even when case is ignored.",
        why="One of the two would overwrite the other, and which one depends on the system.",
        bad="briefings/2026.md",
        good="briefings/2026/outlook.md",
    ),
    error(
        "attachment-type",
        "Attachments are of a type that may be published.",
        why="What a browser would run, such as SVG and HTML, could act in the site's name. "
        "Archives and office documents cannot be looked into before they are published.",
        bad="briefings/2026/map.svg",
        good="briefings/2026/map.png",
    ),
)

CHANGES = (
    error(
        "executable-file",
        "Nothing among the sources can be run.",
        why="Texts and pictures need no right to be run; a file that has it is something else.",
        bad="-rwxr-xr-x  briefings/2026/talks.md",
        good="-rw-r--r--  briefings/2026/talks.md",
    ),
    error(
        "hidden-file",
        "Names of sources do not begin with a dot.",
        why="Nobody who looks through a change would see them, and some programs obey them.",
        bad="briefings/2026/.notes.md",
        good="briefings/2026/notes.md",
    ),
    error(
        "change-too-large",
        "A change stays under the limits of files and size.",
        why="A change of more than 1,000 files or 200 MiB cannot be looked through by anybody.",
        bad="one change with 1,001 files",
        good="several changes with fewer files each",
    ),
)

SETTINGS = (
    error(
        "bad-setting",
        "Settings are valid.",
        why="A setting with a slip in it would silently do nothing.",
        bad="briefing_dir: reports",
        good="briefings_dir: reports",
    ),
    warning(
        "page-in-nav",
        "The navigation names lists, and no single briefing or actor.",
        why="Every page carries the whole navigation. "
        "One that grows with the archive makes each page longer with each briefing.",
        bad="nav: [index.md, ../briefings/2026/talks.md]",
        good="nav: [index.md, briefings/index.md]",
    ),
)

FINISHED = (
    error(
        "unsafe-page",
        "A finished page holds nothing that runs but the scripts of the site itself.",
        why="A text that became part of the page's code would act in the site's name on the "
        "machine of every reader. It is the last look before publication: what comes this far "
        "got past every other check.",
        bad='<p onclick="attack()">The talks stalled.</p>',
        good="<p>The talks stalled.</p>",
    ),
    error(
        "other-host",
        "A finished page asks no other host for anything.",
        why="Another site would learn who reads what, and could change what readers see.",
        bad='<img alt="A map" src="https://example.org/map.png">',
        good='<img alt="A map" src="../map.png">',
    ),
    error(
        "no-policy",
        "A finished page carries the site's Content-Security-Policy, above all else.",
        why="It tells the reader's browser to run no script but the site's own, whatever went "
        "wrong before.",
        bad="<head><title>Talks stall</title></head>",
        good='<head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">',
    ),
    error(
        "broken-data",
        "The feeds and the data files of a finished site can be read by programs.",
        why="A feed with one broken character is shown by no reader at all.",
        bad='{"title": "Talks stall",}',
        good='{"title": "Talks stall"}',
    ),
)
