"""The seal's field, told to screen readers: a Form element at the end of the structure tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import DictionaryObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


def tag_field(writer: IncrementalPdfFileWriter, name: str) -> None:
    """Give the new field of that name its place in the structure tree and in the tree of parents."""
    from pyhanko.pdf_utils.generic import ArrayObject, IndirectObject, NumberObject, pdf_name
    from pyhanko.sign.fields import enumerate_sig_fields

    _, _, field_ref = next(enumerate_sig_fields(writer, with_name=name))
    field = field_ref.get_object()
    tree = writer.root["/StructTreeRoot"]
    document = tree["/K"][0] if isinstance(tree["/K"], ArrayObject) else tree["/K"]
    parent = IndirectObject(document.container_ref.idnum, document.container_ref.generation, writer)
    numbers = tree["/ParentTree"]["/Nums"]
    key = NumberObject(max((numbers[at] for at in range(0, len(numbers), 2)), default=-1) + 1)
    place = {"/Type": pdf_name("/OBJR"), "/Obj": field_ref, "/Pg": field.raw_get("/P")}
    element = {
        "/Type": pdf_name("/StructElem"),
        "/S": pdf_name("/Form"),
        "/P": parent,
        "/K": _dictionary(place),
    }
    form = writer.add_object(_dictionary(element))
    document["/K"].append(form)
    numbers.extend([key, form])
    field[pdf_name("/StructParent")] = key
    tree[pdf_name("/ParentTreeNextKey")] = NumberObject(key + 1)
    for changed in (document["/K"], numbers, tree):
        writer.update_container(changed)


def _dictionary(entries: dict[str, Any]) -> DictionaryObject:
    from pyhanko.pdf_utils.generic import DictionaryObject, pdf_name

    return DictionaryObject({pdf_name(key): value for key, value in entries.items()})
