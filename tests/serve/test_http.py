#!/usr/bin/env python3
"""The server as the network sees it: it answers on loopback alone, and whatever is sent to it, it goes
on answering: two hundred at once, slow ones, those that send too much, what is no HTTP at all."""
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

ROOT = os.environ["RASHOMON_SOURCE"]
PROGRAM = os.environ["RASHOMON_PROGRAM"]
MEBIBYTE = 1 << 20


class Http(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="rashomon-http-")
        cls.ledger = os.path.join(cls.folder.name, "case.db")
        subprocess.run([PROGRAM, "build", "-q", "-o", cls.ledger, os.path.join(ROOT, "examples", "bombing")], check=True)
        cls.server = subprocess.Popen([PROGRAM, "serve", cls.ledger, "--port", "0"], stdout=subprocess.PIPE, text=True)
        line = cls.server.stdout.readline().strip()
        cls.port = int(line.rstrip("/").rsplit(":", 1)[1])

    @classmethod
    def tearDownClass(cls):
        cls.server.send_signal(signal.SIGINT)
        status = cls.server.wait(timeout=20)
        cls.server.stdout.close()
        cls.folder.cleanup()
        assert status == 0, f"the server ended with {status}"

    def get(self, path="/", method="GET", body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, data, answer.headers

    def raw(self, data):
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            return connection.recv(4096)

    def alive(self):
        self.assertEqual(self.get()[0], 200)

    def test_it_listens_on_loopback_only(self):
        with open("/proc/net/tcp", encoding="ascii") as file:
            listening = [row.split()[1] for row in file if f":{self.port:04X} " in row and row.split()[3] == "0A"]
        self.assertEqual(listening, [f"0100007F:{self.port:04X}"])

    def test_two_hundred_connections_at_once_are_answered(self):
        host = f"127.0.0.1:{self.port}".encode()
        connections = [socket.create_connection(("127.0.0.1", self.port), timeout=30) for _ in range(200)]
        for connection in connections:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
        for connection in connections:
            self.assertTrue(connection.recv(64).startswith(b"HTTP/1.1 200"))
            connection.close()

    def test_slow_clients_do_not_hold_up_others(self):
        slow = [socket.create_connection(("127.0.0.1", self.port), timeout=30) for _ in range(100)]
        for connection in slow:
            connection.sendall(b"GET / HTTP/1.1\r\nHo")
        self.alive()
        for connection in slow:
            connection.close()
        self.alive()

    def test_what_is_no_http_is_refused(self):
        for data in (b"\x00\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01" + b"A" * 200 + b"\r\n\r\n",
                     b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"POST /try HTTP/1.1\r\nContent-Length: -5\r\n\r\n"):
            answer = self.raw(data)
            self.assertFalse(answer.startswith(b"HTTP/1.1 200"), data)
            self.alive()

    def test_too_much_is_refused(self):
        self.assertIn(self.raw(b"GET / HTTP/1.1\r\nX: " + b"a" * 200000 + b"\r\n\r\n")[9:12], (b"431", b"413", b"400"))
        self.alive()
        self.assertIn(self.get("/" + "a" * 10000)[0], (414, 404, 431))
        self.assertEqual(self.get("/?" + "&".join(f"f{i}=1" for i in range(100)))[0], 414)
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        self.assertEqual(self.get("/try", "POST", b"text=" + b"a" * (2 * MEBIBYTE), form)[0], 413)
        self.alive()

    def test_a_form_without_the_token_is_refused(self):
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        self.assertEqual(self.get("/try", "POST", b"text=A+bomb", form)[0], 403)
        self.assertEqual(self.get("/try", "POST", b"", form)[0], 403)

    def test_a_name_that_is_pointed_here_is_refused(self):
        self.assertEqual(self.get(headers={"Host": "rebound.example"})[0], 403)
        self.assertEqual(self.get(headers={"Host": f"rebound.example:{self.port}"})[0], 403)
        self.assertEqual(self.get(headers={"Host": f"localhost:{self.port}"})[0], 200)

    def test_escapes_of_a_path_are_undone_once_and_reach_no_file(self):
        for path in ("/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/style.css%00.html", "/%", "/%zz", "/incidents/%2f%2f",
                     "/reports/..%2F..%2F..%2Fetc%2Fpasswd", "/%25%32%65"):
            status, body, _ = self.get(path)
            self.assertEqual(status, 404, path)
            self.assertNotIn(b"root:", body)

    def test_every_answer_forbids_what_a_page_does_not_need(self):
        for path in ("/", "/map", "/style.css", "/api/v1/incidents", "/nothing"):
            headers = self.get(path)[2]
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(headers["Cache-Control"], "no-store")

    @unittest.skipUnless(shutil.which("tidy"), "tidy is not installed")
    def test_a_validator_finds_no_fault_with_any_page(self):
        for path in ("/", "/?words=nothing+like+it", "/map", "/review", "/decisions", "/try", "/nothing", "/reports/bbea35fece084e1e",
                     "/incidents/bbea35fe", "/incidents/bbea35fe?codebook=acled", "/incidents/bbea35fe?published_by=2023-10-15",
                     "/incidents/bbea35fe/why/killed", "/incidents/bbea35fe/why/perpetrator", "/incidents/bbea35fe/codebooks"):
            told = subprocess.run(["tidy", "-q", "-e"], input=self.get(path)[1], capture_output=True, check=False).stderr.decode()
            unknown = ["aria-current"]  # to older versions
            unknown += ["<a> proprietary attribute"] if path == "/map" else []  # links in a drawing: SVG 2
            faults = [line for line in told.splitlines() if not any(word in line for word in unknown)]
            self.assertEqual(faults, [], path)

    def test_head_gives_the_headers_of_get(self):
        status, body, headers = self.get(method="HEAD")
        self.assertEqual((status, body), (200, b""))
        self.assertEqual(int(headers["Content-Length"]), len(self.get()[1]))

    def test_a_port_in_use_is_told(self):
        other = subprocess.run([PROGRAM, "serve", self.ledger, "--port", str(self.port)], capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual(other.returncode, 2)
        self.assertIn(str(self.port), other.stderr)
        for port in ("70000", "-1", "x", ""):
            other = subprocess.run([PROGRAM, "serve", self.ledger, f"--port={port}"], capture_output=True, text=True, timeout=30, check=False)
            self.assertEqual(other.returncode, 2, port)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
