"""A fetcher that answers from a script instead of the network."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from newsloom.errors import FetchError, HttpStatus
from newsloom.model.fetched import Failed, Fetched, NotModified, Outcome, Request

Answer = bytes | str | FetchError | Fetched | NotModified


class ScriptedFetcher:
    """Implements `ports.Fetcher`. An address answers its list in turn, the last answer again and again; 404 without one.

    bytes and str are a 200 body. An answer with an ETag is a 304 to whoever sends that ETag, as on a real server.
    """

    def __init__(self, script: Mapping[str, Answer | list[Answer]] | None = None) -> None:
        self.asked: list[Request] = []
        self._script: dict[str, list[Answer]] = {}
        for url, answers in (script or {}).items():
            self.answer(url, *(answers if isinstance(answers, list) else [answers]))

    def answer(self, url: str, *answers: Answer) -> None:
        """From now on `url` answers these in turn."""
        self._script[url] = list(answers)

    @property
    def urls(self) -> list[str]:
        """Every address asked for, in order."""
        return [request.url for request in self.asked]

    async def fetch(self, request: Request) -> Outcome:
        """The scripted answer."""
        self.asked.append(request)
        await asyncio.sleep(0)  # others have their turn, as with a real network
        answers = self._script.get(request.url)
        if not answers:
            error = HttpStatus(f"{request.url} has nothing at this address (404).", status=404, url=request.url)
            return Failed(url=request.url, error=error)
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, FetchError):
            return Failed(url=request.url, error=answer)
        if isinstance(answer, NotModified):
            return answer
        if isinstance(answer, str):
            answer = answer.encode()
        if isinstance(answer, bytes):
            answer = Fetched(url=request.url, requested_url=request.url, body=answer, bytes_read=len(answer))
        if answer.etag and answer.etag == request.etag:
            return NotModified(url=request.url, headers=answer.headers)
        return replace(answer, requested_url=request.url)
