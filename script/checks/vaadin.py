"""A browser tab without the browser: speaks Vaadin's own protocol, follows what the page shows, presses buttons, downloads files."""

import http.cookiejar
import json
import time
import urllib.parse
import urllib.request
import uuid

TAG, PROPERTIES, CHILDREN, ATTRIBUTES, EVENTS, TEXT, VIRTUAL_CHILDREN = 0, 1, 2, 3, 4, 7, 24


class Page:
    """A page opened by its address, with a session of its own."""

    def __init__(self, server, route, **scenario):
        self.server = server.rstrip("/")
        self.nodes = {}
        self.constants = {}
        self.answers = {}
        self.messages = 0
        self.heard = 0
        cookies = http.cookiejar.CookieJar()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        self.browser.addheaders = [("Accept-Language", "en")]
        self.get(route)
        start = json.loads(self.get(f"?v-r=init&location={route}&query="))["appConfig"]
        self.ui = start["v-uiId"]
        self.key = start["uidl"]["Vaadin-Security-Key"]
        self._take(start["uidl"])
        self.route, self.scenario = route, scenario
        self._go(scenario)

    def _go(self, scenario):
        data = {
            "route": "/" + self.route,
            "query": urllib.parse.urlencode(scenario),
            "appShellTitle": "",
            "historyState": {"idx": 0},
            "trigger": "",
        }
        self.event(1, "ui-navigate", data)

    def tab(self, name):
        """The same scenario with another tab open."""
        self._go({**self.scenario, "tab": name})

    def get(self, path):
        with self.browser.open(self.server + "/" + path, timeout=120) as answer:
            return answer.read()

    def _send(self, *calls):
        body = {"csrfToken": self.key, "rpc": calls, "syncId": self.heard, "clientId": self.messages}
        self.messages += 1
        request = urllib.request.Request(
            f"{self.server}/?v-r=uidl&v-uiId={self.ui}",
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
        for *arguments, script in message.get("execute", []):
            if "'}p'" in script:
                self.answers[arguments[0]] = arguments[1]
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
        self.event(1, "ui-poll", {})

    def event(self, node, name, data):
        """Does what a browser tells by an event of the document."""
        self._send({"type": "event", "node": node, "event": name, "data": data})

    def call(self, node, method):
        """Asks the server's side of an element; answers what it returns."""
        number = self.messages
        self._send(
            {
                "type": "publishedEventHandler",
                "node": node,
                "templateEventMethodName": method,
                "templateEventMethodArgs": [],
                "promise": number,
            }
        )
        return self.answers.pop(number)

    def wait(self, condition, seconds=900):
        """Polls until the condition holds; answers what it gave."""
        end = time.monotonic() + seconds
        while not (found := condition()):
            if time.monotonic() > end:
                raise TimeoutError(f"waited {seconds} s in vain")
            time.sleep(0.2)
            self.poll()
        return found

    def visible(self):
        """The nodes that stand on the page with their numbers, parents first."""
        rest = [1]
        while rest:
            number = rest.pop()
            node = self.nodes.get(number)
            if node is not None and node.get((TAG, "visible")) is not False and (ATTRIBUTES, "hidden") not in node:
                yield number, node
                rest += reversed(self.children(node))
                rest += node["lists"].get(VIRTUAL_CHILDREN, [])

    def children(self, node):
        """The numbers of a node's children that are known."""
        return [child for child in node["lists"].get(CHILDREN, []) if child in self.nodes]

    def text(self, node):
        """What stands in a node and in all below it."""
        own = node.get((TEXT, "text")) or ""
        return own + "".join(self.text(self.nodes[child]) for child in self.children(node))

    def elements(self, tag):
        """The nodes of a kind of element, in their order, with their numbers."""
        return [(number, node) for number, node in self.visible() if node.get((TAG, "tag")) == tag]

    def press(self, name, nth=0):
        """Presses the button of that name."""
        buttons = [
            (number, node)
            for number, node in self.visible()
            if node.get((TAG, "tag")) == "vaadin-button" and self.text(node) == name
        ]
        number, node = buttons[nth]
        data = self.constants[node[EVENTS, "click"]]
        wanted = data["click"] if "click" in data else data
        self._send({"type": "event", "node": number, "event": "click", "data": {key: 0 for key in wanted}})

    def unfold(self, name):
        """Opens the disclosure of that name."""
        number = next(
            number
            for number, node in self.elements("vaadin-details")
            if any(self.text(self.nodes[child]) == name for child in self.children(node))
        )
        self._send({"type": "mSync", "node": number, "feature": PROPERTIES, "property": "opened", "value": True})

    def links(self):
        """Where each link leads, by its name."""
        return {
            self.text(node): _address(node[ATTRIBUTES, "href"])
            for _, node in self.visible()
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
            for _, node in self.visible()
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
