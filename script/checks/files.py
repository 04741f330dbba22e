"""Reads what the page hands out."""

import io
import json
import zipfile

import numpy as np

TYPES = {"F32": "<f4", "F16": "<f2"}


def tensors(data):
    """The arrays of a safetensors file, and the notes of its header."""
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    notes = header.pop("__metadata__", {})
    arrays = {}
    for name, entry in header.items():
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        arrays[name] = np.frombuffer(data[start:end], TYPES[entry["dtype"]]).reshape(entry["shape"])
    return arrays, notes


def archive(data):
    """The files of a zip archive by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def folder(files, prefix):
    """The files below a folder of an archive."""
    return {name[len(prefix) :]: content for name, content in files.items() if name.startswith(prefix)}


def lines(data):
    """JSON objects, one a line."""
    return [json.loads(line) for line in data.decode().splitlines()]
