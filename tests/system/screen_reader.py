"""What a screen reader hears of the console, over the accessibility bus of the desktop.

nameless          objects that take the keyboard and have no name, a line for each
table NAME ROWS   headings and first rows of a table, cells separated by tabs
focus             the object that has the keyboard, and in a table the cell
press NAME        presses a button
"""
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

WIDEST = 60  # children that are looked at: cells of tables come by the thousand


def has(accessible, state):
    return accessible.get_state_set().contains(state)


def children(accessible):
    for index in range(min(accessible.get_child_count(), WIDEST)):
        child = accessible.get_child_at_index(index)
        if child is not None:
            yield child


def walk(accessible, path=()):
    """All objects that can be seen, with their paths."""
    if not has(accessible, Atspi.StateType.SHOWING):
        return
    here = path + (f"{accessible.get_role_name()} '{accessible.get_name()}'",)
    yield accessible, here
    for child in children(accessible):
        try:
            yield from walk(child, here)
        except GLib.Error:
            pass  # it went while we looked


def console():
    desktop = Atspi.get_desktop(0)
    for _ in range(100):
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_name() == "itsm-console":
                return application
        time.sleep(0.1)
    sys.exit("there is no console on the bus")


def find(root, wanted):
    for accessible, _ in walk(root):
        if wanted(accessible):
            return accessible
    sys.exit("there is no such object")


def is_named(accessible):
    if accessible.get_name().strip():
        return True
    relations = accessible.get_relation_set()
    return any(r.get_relation_type() == Atspi.RelationType.LABELLED_BY for r in relations)


def nameless(root):
    for accessible, path in walk(root):
        is_control = has(accessible, Atspi.StateType.FOCUSABLE) or accessible.get_role() == Atspi.Role.PUSH_BUTTON
        if is_control and not is_named(accessible):
            print(" / ".join(path[-4:]))


def table(root, name, rows):
    found = find(root, lambda a: a.get_role() == Atspi.Role.TABLE and a.get_name() == name)
    columns = [c for c in range(found.get_n_columns())]
    print("\t".join(found.get_column_header(c).get_name() for c in columns))
    for row in range(min(rows, found.get_n_rows())):
        print("\t".join(found.get_accessible_at(row, c).get_name() for c in columns))


def focus(root):
    # Deepest last: a container says that it has the keyboard when a child has it. The current cell of a table says so
    # even when the table does not have it.
    focused = [a for a, _ in walk(root) if has(a, Atspi.StateType.FOCUSED)]
    focused = [a for a in focused if a.get_role() != Atspi.Role.TABLE_CELL or has(a.get_parent(), Atspi.StateType.FOCUSED)]
    if not focused:
        sys.exit("nothing has the keyboard")
    for accessible in focused:
        print(f"{accessible.get_role_name()}\t{accessible.get_name()}")


def main():
    root = console()
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "nameless":
        nameless(root)
    elif command == "table":
        table(root, arguments[0], int(arguments[1]))
    elif command == "focus":
        focus(root)
    elif command == "press":
        find(root, lambda a: a.get_name() == arguments[0] and a.get_n_actions() > 0).do_action(0)


main()
