"""The frozen archive: everything a page or an export is made from."""
