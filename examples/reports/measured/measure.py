#!/usr/bin/env python3
"""Measures nginx on loopback with h2load and keeps what it saw under raw/.

Three repetitions of ten seconds, each after a warm-up that is thrown away. nginx runs with its own
configuration in a temporary directory and is ended by the process that started it. Needs Debian's
nginx-light and nghttp2-client; no other Python package. make_report.py turns raw/ into a report.
"""
import collections
import configparser
import os
import pathlib
import platform
import re
import resource
import signal
import subprocess
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
RAW = HERE / "raw"
URL = "http://127.0.0.1:18080/"
CONNECTIONS = 8
RATE_OF_A_CONNECTION = 125
REQUESTS = 10000  # 10 s at 8 x 125 requests/s
WARM_UP_REQUESTS = 2000  # 2 s
REPETITIONS = 3
BODY_BYTES = 1024

NGINX = """\
daemon off;
worker_processes 1;
pid {home}/nginx.pid;
error_log {home}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  default_type text/plain;
  keepalive_requests 1000000;
  client_body_temp_path {home}/body;
  proxy_temp_path {home}/proxy;
  fastcgi_temp_path {home}/fastcgi;
  uwsgi_temp_path {home}/uwsgi;
  scgi_temp_path {home}/scgi;
  server {{
    listen 127.0.0.1:18080;
    location / {{ return 200 "{body}"; }}
  }}
}}
"""


def output_of(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return (done.stdout + done.stderr).strip()


def machine():
    """What an infrastructure profile states of the machine; no names of hosts."""
    cpu = dict(re.findall(r"^([^:\n]+?):\s+(.*)$", output_of("lscpu"), re.MULTILINE))
    release = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$',
                              pathlib.Path("/etc/os-release").read_text(), re.MULTILINE))
    memory_kib = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())[1])
    return {
        "cpu_model": cpu["Model name"],
        "architecture": output_of("dpkg", "--print-architecture"),
        "cores": int(cpu["CPU(s)"]),
        "threads_per_core": int(cpu["Thread(s) per core"]),
        "sockets": int(cpu["Socket(s)"]),
        "memory_bytes": memory_kib * 1024,
        "kernel_version": platform.release(),
        "operating_system": release["ID"],
        "operating_system_version": release["VERSION_ID"],
    }


def h2load(requests, *more):
    return ["h2load", "--h1", "-n", str(requests), "-c", str(CONNECTIONS), "-t", "1",
            f"--rps={RATE_OF_A_CONNECTION}", *more, URL]


def children_of(pid):
    return [int(child) for child in
            pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def cpu_seconds(pids):
    ticks = 0
    for pid in pids:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])  # user and system time
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_bytes(pids):
    return sum(1024 * int(re.search(r"^Pss:\s+(\d+)",
                                    pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text(),
                                    re.MULTILINE)[1]) for pid in pids)


def aggregate(log, path, header):
    """Writes how often each latency occurred; returns when the first request was sent and when the
    last response had come, in microseconds since 1970."""
    statuses, latencies, first, last = collections.Counter(), collections.Counter(), None, 0
    for line in log.read_text().splitlines():
        start_us, status, latency_us = (int(field) for field in line.split("\t"))
        statuses[status] += 1
        latencies[latency_us] += 1
        first = start_us if first is None else min(first, start_us)
        last = max(last, start_us + latency_us)
    lines = [f"# {header}", "# status\tresponses"]
    lines += [f"# {status}\t{count}" for status, count in sorted(statuses.items())]
    lines += ["# latency_us\tresponses"]
    lines += [f"{latency}\t{count}" for latency, count in sorted(latencies.items())]
    path.write_text("\n".join(lines) + "\n")
    return first, last


def measure(repetition, home, nginx_pids):
    subprocess.run(h2load(WARM_UP_REQUESTS), check=True, stdout=subprocess.DEVNULL)
    log = home / f"run-{repetition}.log"
    samples, ended = [], threading.Event()

    def watch_memory():
        while not ended.wait(0.5):
            samples.append(memory_bytes(nginx_pids))

    watcher = threading.Thread(target=watch_memory)
    watcher.start()
    used_before, own_before = cpu_seconds(nginx_pids), resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.time()
    command = h2load(REQUESTS, f"--log-file={log}")
    text = output_of(*command)
    end = time.time()
    own_after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used_after = cpu_seconds(nginx_pids)
    ended.set()
    watcher.join()

    text = text.replace(str(home), "TEMP")
    (RAW / f"run-{repetition}.txt").write_text(text + "\n")
    shown = " ".join(h2load(REQUESTS, f"--log-file=run-{repetition}.log"))
    first, last = aggregate(log, RAW / f"run-{repetition}.latencies.tsv",
                            f"aggregated from the log of: {shown}")
    generator = (own_after.ru_utime - own_before.ru_utime) + (own_after.ru_stime - own_before.ru_stime)
    return {
        "command": shown,
        "first_request_us": first,
        "last_response_us": last,
        "usage_start_us": round(start * 1e6),
        "usage_end_us": round(end * 1e6),
        "nginx_cpu_seconds": round(used_after - used_before, 3),
        "nginx_memory_bytes": round(sum(samples) / len(samples)),
        "h2load_cpu_seconds": round(generator, 3),
        "load_average_1m": os.getloadavg()[0],
    }


def main():
    RAW.mkdir(exist_ok=True)
    facts = configparser.ConfigParser(interpolation=None)
    facts["machine"] = machine()
    facts["versions"] = {
        "h2load": re.search(r"nghttp2/(\S+)", output_of("h2load", "--version"))[1],
        "nginx": re.search(r"nginx/(\S+)", output_of("nginx", "-v"))[1],
    }
    facts["test"] = {
        "connections": CONNECTIONS,
        "requests_per_second": CONNECTIONS * RATE_OF_A_CONNECTION,
        "warm_up_seconds": WARM_UP_REQUESTS // (CONNECTIONS * RATE_OF_A_CONNECTION),
        "body_bytes": BODY_BYTES,
        "url": URL,
        "repetitions": REPETITIONS,
    }
    with tempfile.TemporaryDirectory() as temporary:
        home = pathlib.Path(temporary)
        home.chmod(0o755)
        configuration = home / "nginx.conf"
        configuration.write_text(NGINX.format(home=home, body="x" * BODY_BYTES))
        nginx = subprocess.Popen(["nginx", "-p", str(home), "-c", str(configuration)])
        try:
            time.sleep(1)
            pids = [nginx.pid, *children_of(nginx.pid)]
            for repetition in range(1, REPETITIONS + 1):
                facts[f"run-{repetition}"] = measure(repetition, home, pids)
        finally:
            nginx.send_signal(signal.SIGTERM)
            nginx.wait()
    with (RAW / "facts.ini").open("w") as file:
        facts.write(file)


if __name__ == "__main__":
    main()
