"""A loopback OpenAI-compatible endpoint on a real socket, with faults to order.

    with FakeLLM(answer(draft)) as llm:      # the replies, in the order of the requests; the last one repeats
        ... ModelSettings(name="fake", provider="custom", base_url=llm.base_url) ...
        assert len(llm.requests) == 1

A reply is a function from the request to a response, so that `answer` can answer in the form asked for and
`refuses` can look at what was sent. From a shell, for benchmarks: python server.py --port 8099 --latency 500
"""

import argparse
import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]

# A hung reply is released by its event; this only keeps a forgotten one from blocking the test run for ever.
_LONGEST_HANG_S = 30.0


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it arrived. Header names are in lower case."""

    path: str
    headers: Mapping[str, str]
    body: Json

    @property
    def mode(self) -> str:
        if self.body.get("tools"):
            return "tools"
        return (self.body.get("response_format") or {}).get("type", "plain")

    @property
    def schema(self) -> Json | None:
        if self.mode == "tools":
            return self.body["tools"][0]["function"]["parameters"]
        return (self.body.get("response_format") or {}).get("json_schema", {}).get("schema")

    @property
    def text(self) -> str:
        """Everything that was said in the messages."""
        return "\n".join(str(message.get("content")) for message in self.body["messages"])


@dataclass(frozen=True, slots=True)
class Response:
    """What goes back. Without a body the connection is dropped, after *release* if there is one.

    With *trickle* blanks are sent, one every so many seconds, until *release*: alive, and never an answer.
    """

    status: int = 200
    body: str | None = None
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    release: threading.Event | None = None
    trickle_s: float | None = None


Reply = Callable[[Request], Response]

USAGE: Json = {
    "prompt_tokens": 100,
    "completion_tokens": 20,
    "total_tokens": 120,
    "prompt_tokens_details": {"cached_tokens": 40},
}


# --- Good answers ---------------------------------------------------------------------------------


def answer(data: Any, *, usage: Json | None = USAGE) -> Reply:
    """*data* as JSON in the form asked for: a tool call where there are tools, else content."""
    return said(json.dumps(data, ensure_ascii=False), usage=usage)


def said(text: str, *, usage: Json | None = USAGE, finish_reason: str = "stop") -> Reply:
    """*text* in the form asked for, whatever it is."""

    def reply(request: Request) -> Response:
        if request.mode == "tools":
            return _completion(request, _calls([text]), finish_reason, usage)
        return _completion(request, {"content": text}, finish_reason, usage)

    return reply


def content(text: str) -> Reply:
    """*text* as plain content even where tools were offered: an endpoint that ignores the form."""
    return lambda request: _completion(request, {"content": text}, "stop", USAGE)


def no_usage(data: Any) -> Reply:
    return answer(data, usage=None)


def several_calls(*data: Any) -> Reply:
    return lambda request: _completion(request, _calls([json.dumps(d) for d in data]), "tool_calls", USAGE)


def in_prose(data: Any) -> Reply:
    return content(f"Sure! Here {{is}} the report you asked for:\n{json.dumps(data)}\nAnything else?")


def fenced(data: Any) -> Reply:
    return content(f"```json\n{json.dumps(data, indent=2)}\n```")


def thinking(data: Any) -> Reply:
    return content(f'<think>Maybe {{"actors": []}} would do?</think>\n{json.dumps(data)}')


# --- Bad answers ----------------------------------------------------------------------------------


def truncated(data: Any) -> Reply:
    text = json.dumps(data)
    return said(text[: len(text) // 2], finish_reason="length")


def truncated_silently(data: Any) -> Reply:
    text = json.dumps(data)
    return said(text[: len(text) // 2])


def filtered(data: Any) -> Reply:
    return said(json.dumps(data), finish_reason="content_filter")


def refusal(text: str = "I cannot help with that.") -> Reply:
    return lambda request: _completion(request, {"content": None, "refusal": text}, "stop", USAGE)


def no_choices() -> Reply:
    return lambda request: _json(200, {"id": "x", "object": "chat.completion", "choices": []})


def html(code: int = 200, **headers: str) -> Reply:
    """A page where JSON belongs. Header names are given as to `status`."""
    page = "<html><body><h1>Welcome to nginx</h1></body></html>"
    return lambda request: Response(code, page, {"Content-Type": "text/html", **_header_names(headers)})


def error_body(message: str, code: int | None = None) -> Reply:
    """Status 200 with an error inside, as some gateways do."""
    return lambda request: _json(200, {"error": {"message": message, "code": code}})


# --- Bad endpoints --------------------------------------------------------------------------------


def status(code: int, message: str = "no", *, param: str | None = None, **headers: str) -> Reply:
    """An HTTP error. Header names are given with underscores: retry_after="1"."""
    error = {"error": {"message": message, "type": "error", "param": param, "code": None}}
    return lambda request: _json(code, error, _header_names(headers))


def echoes_key(code: int = 401) -> Reply:
    def reply(request: Request) -> Response:
        key = request.headers["authorization"].removeprefix("Bearer ")
        return status(code, f"Incorrect API key provided: {key}\x1b[31m" + " blah" * 200)(request)

    return reply


def dropped() -> Reply:
    return lambda request: Response()


def hung(release: threading.Event) -> Reply:
    return lambda request: Response(release=release)


def trickling(release: threading.Event) -> Reply:
    return lambda request: Response(release=release, trickle_s=0.02)


def refuses(parameter: str, otherwise: Reply, *, names: bool = True) -> Reply:
    """400 while *parameter* is sent (also inside `json_schema` or a tool), else *otherwise*."""

    def reply(request: Request) -> Response:
        if f'"{parameter}"' in json.dumps({k: v for k, v in request.body.items() if k != "messages"}):
            words = f"Unsupported parameter: {parameter!r} is not supported." if names else "Bad request"
            return status(400, words, param=parameter if names else None)(request)
        return otherwise(request)

    return reply


# --- The server -----------------------------------------------------------------------------------


class FakeLLM:
    """Serves *replies* in order and repeats the last one; records every request."""

    def __init__(self, *replies: Reply, latency_s: float = 0.0, port: int = 0) -> None:
        self.requests: list[Request] = []
        self._replies: Sequence[Reply] = replies
        self._latency_s = latency_s
        self._lock = threading.Lock()
        self._http = _Server(("127.0.0.1", port), _handler(self))
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def respond(self, request: Request) -> Response:
        with self._lock:
            self.requests.append(request)
            reply = self._replies[min(len(self.requests), len(self._replies)) - 1]
        if self._latency_s:
            time.sleep(self._latency_s)
        return reply(request)

    def __enter__(self) -> "FakeLLM":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()


class _Server(ThreadingHTTPServer):
    # The default of 5 resets connections when a batch opens many at once.
    request_queue_size = 256
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: Any) -> None:
        """A client that hung up is part of the tests, not news."""


def _handler(llm: FakeLLM) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length) or b"{}")
            headers = {name.lower(): value for name, value in self.headers.items()}
            self._send(llm.respond(Request(self.path, headers, body)))

        def _send(self, response: Response) -> None:
            if response.trickle_s is not None:
                self._trickle(response)
            elif response.release is not None:
                response.release.wait(_LONGEST_HANG_S)
            if response.body is None:
                self.close_connection = True
                return
            payload = response.body.encode()
            headers = {**response.headers, "Content-Length": str(len(payload))}
            lines = [
                f"HTTP/1.1 {response.status} -",
                *(f"{name}: {value}" for name, value in headers.items()),
            ]
            # One write: head and body in two packets would meet delayed acknowledgement, 40 ms a request.
            self.wfile.write("\r\n".join([*lines, "", ""]).encode() + payload)

        def _trickle(self, response: Response) -> None:
            assert response.release is not None
            self.wfile.write(
                b"HTTP/1.1 200 -\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n"
            )
            for _ in range(9999):
                if response.release.wait(response.trickle_s):
                    return
                self.wfile.write(b" ")

        def log_message(self, *_: Any) -> None:
            """Silence: tests read stderr."""

    return Handler


def _json(code: int, body: Json, headers: Mapping[str, str] | None = None) -> Response:
    return Response(code, json.dumps(body), {"Content-Type": "application/json", **(headers or {})})


def _header_names(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def _calls(arguments: Sequence[str]) -> Json:
    calls = [
        {"id": f"call_{n}", "type": "function", "function": {"name": "report", "arguments": text}}
        for n, text in enumerate(arguments)
    ]
    return {"content": None, "tool_calls": calls}


def _completion(request: Request, message: Json, finish_reason: str, usage: Json | None) -> Response:
    body: Json = {
        "id": "chatcmpl-fake",
        "object": "chat.completion",
        "created": 0,
        "model": request.body.get("model", "fake"),
        "choices": [
            {"index": 0, "finish_reason": finish_reason, "message": {"role": "assistant", **message}}
        ],
    }
    if usage is not None:
        body["usage"] = usage
    return _json(200, body)


# --- Drafts to answer with ------------------------------------------------------------------------


def draft(**sections: Any) -> Json:
    """A draft as JSON: empty but for the *sections* given."""
    return {"actors": [], "casualties": [], "territory": [], "statements": [], "caveats": [], **sections}


def in_short_form(whole: Json) -> Json:
    """A draft as the instructions of today ask for it."""
    from sitrep.agent.model.short_form import shortened
    from sitrep.schemas.draft import Draft

    return shortened(Draft.model_validate(whole))


def casualty(**slots: Any) -> Json:
    """A well-formed casualty, with *slots* replaced."""
    what = {"harm": "killed", "count": "Three", "figure": 3, "victims": "people", "scope": "incident"}
    where = {"place": "Ashford", "when": "on Sunday", "means": "shelling"}
    who = {"reported_by": "the mayor", "blamed_on": []}
    return {**what, **where, **who, "part_of": None, "background": False, "sentences": [1], **slots}


def actor(**slots: Any) -> Json:
    """A well-formed actor, with *slots* replaced."""
    who = {"name": "the mayor", "aliases": [], "kind": "individual", "office": None}
    ties = {"part_of": None, "backed_by": [], "designations": []}
    return {**who, **ties, "sentences": [1], **slots}


def statement(**slots: Any) -> Json:
    """A well-formed statement, with *slots* replaced."""
    said = {"speakers": ["the mayor"], "addressees": [], "act": "COMMENT", "words": ["we will rebuild"]}
    return {**said, "channel": None, "relayed_by": None, "when": None, "sentences": [2], **slots}


def territory(**slots: Any) -> Json:
    """A well-formed change of control, with *slots* replaced."""
    change = {"change": "captured", "place": "Ashford", "gained_by": ["the army"], "lost_by": []}
    return {**change, "when": None, "reported_by": None, "background": False, "sentences": [3], **slots}


def invented_casualty() -> Json:
    """Well-formed, and in no article: what grounding must catch, not the reader."""
    return casualty(count="Nine hundred", figure=900, place="Atlantis", reported_by="a mermaid")


def wrong_enum() -> Json:
    return casualty(harm="vaporised")


def busy_draft() -> Json:
    """A draft of the size a long article gives: for benchmarks."""
    return draft(
        actors=[actor(name=f"party {n}") for n in range(20)],
        casualties=[casualty() for _ in range(9)],
        territory=[territory() for _ in range(6)],
        statements=[statement() for _ in range(7)],
        caveats=[4],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Answer every chat completion with the same draft.")
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--latency", type=float, default=0.0, metavar="MS")
    arguments = parser.parse_args()
    with FakeLLM(
        answer(in_short_form(busy_draft())), latency_s=arguments.latency / 1000, port=arguments.port
    ) as llm:
        print(llm.base_url, flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
