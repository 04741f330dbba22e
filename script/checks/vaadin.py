"""A browser tab without the browser: speaks Vaadin's own protocol, follows what the page shows, presses buttons, downloads files."""

import http.cookiejar
import json
import time
import urllib.parse
import urllib.request
import uuid

TAG, PROPERTIES, ATTRIBUTES, CHILDREN, EVENTS, TEXT = 0, 1, 3, 2, 4, 7


class Page:
    """A page opened by its address, with a session of its own."""

    def __init__(self, server, route, **scenario):
        self.server = server.rstrip("/")
        self.nodes = {}
        self.constants = {}
        self.messages = 0
        self.heard = 0
        cookies = http.cookiejar.CookieJar()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        self.browser.addheaders = [("Accept-Language", "en")]
        self.get(route)
        start = json.loads(self.get(f"?v-r=init&location={route}&query="))["appConfig"]
        self.tab = start["v-uiId"]
        self.key = start["uidl"]["Vaadin-Security-Key"]
        self._take(start["uidl"])
        self._send(
            {
                "type": "event",
                "node": 1,
                "event": "ui-navigate",
                "data": {
                    "route": "/" + route,
                    "query": urllib.parse.urlencode(scenario),
                    "appShellTitle": "",
                    "historyState": {"idx": 0},
                    "trigger": "",
                },
            }
        )

    def get(self, path):
        with self.browser.open(self.server + "/" + path, timeout=120) as answer:
            return answer.read()

    def _send(self, *calls):
        body = {"csrfToken": self.key, "rpc": calls, "syncId": self.heard, "clientId": self.messages}
        self.messages += 1
        request = urllib.request.Request(
            f"{self.server}/?v-r=uidl&v-uiId={self.tab}",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with self.browser.open(request, timeout=120) as answer:
            self._take(json.loads(answer.read().decode().removeprefix("for(;;);")))

    def _take(self, message):
        """Brings what is known of the page up to date."""
        if isinstance(message, list):
            message = message[0]
        if "meta" in message:
            raise RuntimeError(f"the server has ended the session: {message}")
        self.heard = message["syncId"]
        self.constants.update(message.get("constants", {}))
        for change in message.get("changes", []):
            node = self.nodes.setdefault(change["node"], {"lists": {}})
            feature, kind = change.get("feat"), change["type"]
            if kind == "put":
                node[feature, change["key"]] = change.get("value", change.get("nodeValue"))
            elif kind == "remove":
                node.pop((feature, change["key"]), None)
            elif kind == "clear":
                node["lists"][feature] = []
            elif kind == "splice":
                items = node["lists"].setdefault(feature, [])
                at = change["index"]
                items[at : at + change.get("remove", 0)] = change.get("addNodes", change.get("add", []))
            elif kind == "detach":
                self.nodes.pop(change["node"], None)

    def poll(self):
        """Hears what the server would have pushed."""
        self._send({"type": "event", "node": 1, "event": "ui-poll", "data": {}})

    def wait(self, condition, seconds=300):
        """Polls until the condition holds; answers what it gave."""
        end = time.monotonic() + seconds
        while not (found := condition()):
            if time.monotonic() > end:
                raise TimeoutError(f"waited {seconds} s in vain")
            time.sleep(0.2)
            self.poll()
        return found

    def _visible(self):
        """The nodes that stand on the page, parents first."""
        rest = [1]
        while rest:
            number = rest.pop()
            node = self.nodes.get(number)
            if node is not None and node.get((TAG, "visible")) is not False and (ATTRIBUTES, "hidden") not in node:
                yield number, node
                rest += reversed(node["lists"].get(CHILDREN, []))
                rest += node["lists"].get(24, [])

    def _text(self, node):
        own = node.get((TEXT, "text")) or ""
        return own + "".join(
            self._text(self.nodes[child]) for child in node["lists"].get(CHILDREN, []) if child in self.nodes
        )

    def elements(self, tag):
        """The page's elements of a kind, each as its properties."""
        return [
            {key[1]: value for key, value in node.items() if key[0] == PROPERTIES}
            for _, node in self._visible()
            if node.get((TAG, "tag")) == tag
        ]

    def texts(self):
        """The text of each element."""
        return {self._text(node) for _, node in self._visible()}

    def press(self, name, nth=0):
        """Presses the button of that name."""
        buttons = [
            (number, node)
            for number, node in self._visible()
            if node.get((TAG, "tag")) == "vaadin-button" and self._text(node) == name
        ]
        number, node = buttons[nth]
        data = self.constants[node[EVENTS, "click"]]
        wanted = data["click"] if "click" in data else data
        self._send({"type": "event", "node": number, "event": "click", "data": {key: 0 for key in wanted}})

    def links(self):
        """Where each link leads, by its name."""
        return {
            self._text(node): _address(node[ATTRIBUTES, "href"])
            for _, node in self._visible()
            if node.get((TAG, "tag")) == "a" and (ATTRIBUTES, "href") in node
        }

    def offers(self, name):
        """Whether there is a link of that name."""
        return name in self.links()

    def download(self, name):
        """The file behind a link."""
        return self.get(self.links()[name])

    def upload(self, file_name, content):
        """Hands in a file at the page's upload field."""
        target = next(
            _address(node[ATTRIBUTES, "target"])
            for _, node in self._visible()
            if node.get((TAG, "tag")) == "vaadin-upload" and (ATTRIBUTES, "target") in node
        )
        border = uuid.uuid4().hex
        head = f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="{file_name}"\r\n\r\n'
        request = urllib.request.Request(
            f"{self.server}/{target}",
            head.encode() + content + f"\r\n--{border}--\r\n".encode(),
            {"Content-Type": f"multipart/form-data; boundary={border}"},
        )
        with self.browser.open(request, timeout=120) as answer:
            answer.read()
        self.poll()


def _address(value):
    """Addresses of files come as an object."""
    return value["uri"] if isinstance(value, dict) else value
