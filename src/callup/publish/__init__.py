"""The one place that writes for others. In: records, a Setting. Out: texts, pages, tables, pictures and files.

``grid`` is the table of what can be written as what; ``formats`` holds a file a format, ``rows`` the columns of tables,
``drawings`` the pictures, ``shell`` the one page round all HTML, ``palette`` the colours, ``neutral`` the last step of every text.
"""

from callup.publish.files import whole_file
from callup.publish.grid import checked, formats_of, listed, save, save_or_write, shown, write
from callup.publish.setting import Setting

__all__ = [
    "Setting",
    "checked",
    "formats_of",
    "listed",
    "save",
    "save_or_write",
    "shown",
    "whole_file",
    "write",
]
