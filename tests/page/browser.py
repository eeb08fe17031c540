"""A browser to test pages in: headless Chromium through ChromeDriver's HTTP interface (W3C WebDriver).

Needs Debian's packages chromium and chromium-driver, and of Python nothing but its own library.
"""
import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--hide-scrollbars"]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Browser:
    """One browser with one page. Use as a context."""

    def __init__(self, width=1200, height=900, script=True):
        self.width, self.height, self.script = width, height, script

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="rashomon-page-")
        port = free_port()
        self.base = f"http://127.0.0.1:{port}"
        self.driver = subprocess.Popen(
            [shutil.which("chromedriver") or "/usr/bin/chromedriver", f"--port={port}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait_for_driver()
        arguments = FLAGS + [f"--user-data-dir={self.folder}",
                             f"--window-size={self.width},{self.height}"]
        if not self.script:
            arguments.append("--blink-settings=scriptEnabled=false")
        options = {"args": arguments, "binary": shutil.which("chromium") or "/usr/bin/chromium"}
        answer = self.call("POST", "/session", {
            "capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}})
        self.session = "/session/" + answer["sessionId"]
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait()
            shutil.rmtree(self.folder, ignore_errors=True)

    def wait_for_driver(self):
        for _ in range(100):
            try:
                if self.call("GET", "/status")["ready"]:
                    return
            except (OSError, KeyError):
                time.sleep(0.1)
        raise RuntimeError("chromedriver does not start")

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, method=method,
                                         headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"].split("\n")[0]) from None

    # ---- what a person does ----

    def open(self, address):
        self.call("POST", self.session + "/url", {"url": address})

    def address(self):
        return self.call("GET", self.session + "/url")

    def find(self, selector, seconds=5):
        """The first element; a page that a click has asked for may still be on its way."""
        ends = time.monotonic() + seconds
        while True:
            try:
                return self.call("POST", self.session + "/element", {"using": "css selector", "value": selector})[ELEMENT]
            except RuntimeError:
                if time.monotonic() > ends:
                    raise
                time.sleep(0.05)

    def wait_for(self, words, selector="main", seconds=5):
        """Until the element's text holds the words; gives the text."""
        ends = time.monotonic() + seconds
        while True:
            try:
                text = self.text(selector)
            except RuntimeError:  # the page is being exchanged for another
                text = ""
            if words in text or time.monotonic() > ends:
                return text
            time.sleep(0.05)

    def find_all(self, selector, wanted=None, seconds=5):
        """All elements; where `wanted` is given, asked again until their number passes it, since a page that a click has asked for may
        still be on its way."""
        ends = time.monotonic() + seconds
        while True:
            found = self.call("POST", self.session + "/elements", {"using": "css selector", "value": selector})
            if wanted is None or wanted(len(found)) or time.monotonic() > ends:
                return [item[ELEMENT] for item in found]
            time.sleep(0.05)

    def text(self, selector, seconds=5):
        """Asked again where the page that the element stood in has just been exchanged for another."""
        ends = time.monotonic() + seconds
        while True:
            try:
                return self.call("GET", f"{self.session}/element/{self.find(selector)}/text")
            except RuntimeError as error:
                if "stale" not in str(error) or time.monotonic() > ends:
                    raise

    def click(self, selector):
        self.call("POST", f"{self.session}/element/{self.find(selector)}/click", {})

    def type(self, selector, text):
        self.call("POST", f"{self.session}/element/{self.find(selector)}/value", {"text": text})

    # ---- what a test asks ----

    def run(self, script, *arguments):
        return self.call("POST", self.session + "/execute/sync", {"script": script, "args": list(arguments)})

    def emulate(self, **features):
        features = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("POST", self.session + "/goog/cdp/execute",
                  {"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}})

    def resize(self, width, height):
        self.call("POST", self.session + "/goog/cdp/execute",
                  {"cmd": "Emulation.setDeviceMetricsOverride",
                   "params": {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}})

    def print(self):
        return base64.b64decode(self.call("POST", self.session + "/print", {}))

    def screenshot(self, path):
        size = self.run("return [document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
        self.resize(max(self.width, size[0]), min(size[1], 4000))
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("GET", self.session + "/screenshot")))
        self.resize(self.width, self.height)


class Server:
    """`rashomon serve` on a ledger, on a free port. Use as a context; gives the address."""

    def __init__(self, program, ledger, *options):
        self.command = [program, "serve", ledger, "--port", "0", *options]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        address = self.process.stdout.readline().strip()
        if not address:
            raise RuntimeError("the server does not start")
        return address.rstrip("/")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def program_of(root):
    return os.environ.get("RASHOMON_PROGRAM") or os.path.join(root, "build", "rashomon")
