"""Links are checked before pages are made, and that finds whatever making the pages would find, at the same place."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from house import BAD, GOOD, MakeWorkspace, make_shipped_workspace
from turnabout.loading.yaml_reader import read_yaml
from turnabout.model.settings import EDITIONS, Edition
from turnabout.nodes import Path as NodePath
from turnabout.nodes import Scalar, Table, scalars
from turnabout.planning.handbook import Handbook
from turnabout.problems import Problem, WorkspaceError
from turnabout.reading import Reading, handbook_of, read_workspace
from turnabout.site.early_links import early_link_problems
from turnabout.site.making import make_tree
from turnabout.site.page_paths import page_paths
from turnabout.site.pages import build_tree
from turnabout.site.templates import Templates
from turnabout.tasks.checking import problems_in_making, site_problems
from turnabout.translation.texts import reader_texts

BASES = {"clients": "garden-swap"}
