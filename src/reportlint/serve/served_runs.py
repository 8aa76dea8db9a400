"""The runs that a server has. Addresses name them by ids: paths come from the command line only."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request

from reportlint.checking.session import Session
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.runs.folder import open_run
from reportlint.serve.open_run import OpenRun, ReviewRow, Snapshot
from reportlint.serve.run_list import NOTE
from reportlint.support.file_names import file_name
from reportlint.support.refusals import reason_of

_ID: Final = 12


def run_id(folder: Path) -> str:
    """The same for a folder at every start of the server: a page that is still open means the same run."""
    return hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:_ID]


class ServedRuns:
    """Finds them, and makes room for new ones."""

    def __init__(self, folders: Sequence[Path], session: Session, workspace: Path | None = None) -> None:
        """`workspace`: where runs are begun; those in it are there, too. Raises UsageError where a folder has none."""
        self.workspace = workspace
        self._session = session
        self._runs: dict[str, OpenRun] = {}
        for folder in folders:
            open_run(folder).store.close()
            self.add(folder)
        if workspace is not None and workspace.is_dir():
            for folder in sorted(workspace.iterdir(), reverse=True):
                if OpenRun(folder, session).begun or (folder / NOTE).is_file():
                    self.add(folder)

    @property
    def all(self) -> Mapping[str, OpenRun]:
        """All of them, by their ids."""
        return self._runs

    def of(self, request: Request) -> OpenRun:
        """The one that an address names. Raises HTTPException."""
        run = self._runs.get(request.path_params["run"])
        if run is None:
            raise HTTPException(404)
        return run

    async def found(self, request: Request) -> tuple[OpenRun, Snapshot]:
        """The one that an address names, and what it is now. Raises HTTPException, UsageError."""
        run = self.of(request)
        return run, await asyncio.to_thread(run.snapshot)

    def room(self, title: str) -> Path:
        """A new folder for a run. Raises UsageError where there can be none."""
        if self.workspace is None:
            raise UsageError(
                Message(
                    "启动时没有写明新批次放在哪里：--workspace 目录。",
                    "Where runs are kept was not said at the start: --workspace FOLDER.",
                )
            )
        folder = self.workspace / file_name(title)
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            raise UsageError(
                Message(f"已有名为“{folder.name}”的批次。", f"There is a run called “{folder.name}” already.")
            ) from None
        except OSError as error:
            why = reason_of(error)
            raise UsageError(
                Message(f"建不了目录 {folder}：{why.zh}", f"Can't make the folder {folder}: {why.en}")
            ) from None
        return folder

    def add(self, folder: Path) -> str:
        """Serve the run in a folder; gives its id."""
        id_ = run_id(folder)
        self._runs[id_] = OpenRun(folder, self._session)
        return id_


def row_of(shot: Snapshot, request: Request) -> ReviewRow:
    """The row of a run that an address names. Raises HTTPException."""
    for row in shot.rows:
        if row.result.agency.row == request.path_params["row"]:
            return row
    raise HTTPException(404)
