"""Everything public says in a docstring what it is; a method may take that of its base."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import FunctionType, ModuleType

import goalkit


def modules() -> Iterator[ModuleType]:
    yield goalkit
    for found in pkgutil.walk_packages(goalkit.__path__, "goalkit."):
        yield importlib.import_module(found.name)


def public_things(module: ModuleType) -> Iterator[tuple[str, object]]:
    """Public classes and functions that the module itself defines, and the methods of the classes."""
    for name, thing in vars(module).items():
        own = getattr(thing, "__module__", "") == module.__name__
        if own and not name.startswith("_") and isinstance(thing, type | FunctionType):
            yield f"{module.__name__}.{name}", thing
            if isinstance(thing, type):
                yield from public_methods(thing)


METHODS = (FunctionType, property, classmethod, staticmethod)


def public_methods(owner: type) -> Iterator[tuple[str, object]]:
    for name, method in vars(owner).items():
        if not name.startswith("_") and isinstance(method, METHODS):
            yield f"{owner.__module__}.{owner.__qualname__}.{name}", getattr(owner, name)


def test_every_module_has_a_docstring() -> None:
    assert [module.__name__ for module in modules() if not module.__doc__] == []


def test_every_public_class_function_and_method_has_a_docstring() -> None:
    things = [pair for module in modules() for pair in public_things(module)]
    assert [name for name, thing in things if not inspect.getdoc(thing)] == []
