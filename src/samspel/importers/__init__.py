"""Documents and native files into facts; nothing is dropped in silence."""

from .loading import Loaded, load, load_files
from .order import ReadOrder, read_order
from .order_json import order_json

__all__ = ["Loaded", "ReadOrder", "load", "load_files", "order_json", "read_order"]
