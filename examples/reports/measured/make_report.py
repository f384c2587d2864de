#!/usr/bin/env python3
"""Makes report.yaml from raw/, or with --check says whether it is what raw/ gives.

Every figure is counted from the latencies in raw/run-N.latencies.tsv and the facts in
raw/facts.ini; nothing is taken from h2load's own summary. Needs no package beyond Python 3.
"""
import configparser
import datetime
import hashlib
import math
import pathlib
import sys
import uuid

HERE = pathlib.Path(__file__).resolve().parent
RAW = HERE / "raw"
RANKS = [50, 75, 90, 95, 99, 99.9]
# Edges of the distribution, ten to a decade, the same for every run so that counts can be added.
STEPS = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8]
EDGES_US = [round(step * 10**decade) for decade in range(1, 7) for step in STEPS]


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def utc(microseconds):
    time = datetime.datetime.fromtimestamp(microseconds // 10**6, datetime.timezone.utc)
    return f"{time:%Y-%m-%dT%H:%M:%S}.{microseconds % 10**6:06d}Z"


def number(value, digits=6):
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")


def milliseconds(microseconds):
    return number(microseconds / 1000)


def read_run(path):
    """Responses by status and by latency in microseconds."""
    statuses, latencies = {}, {}
    for line in path.read_text().splitlines():
        fields = line.removeprefix("# ").split("\t")
        if len(fields) == 2 and fields[0].lstrip("-").isdigit():
            (statuses if line.startswith("#") else latencies)[int(fields[0])] = int(fields[1])
    return statuses, dict(sorted(latencies.items()))


def quantile(latencies, rank_percent, count):
    """The smallest sample that at least `rank_percent` of all samples do not exceed, and how many
    do not: the nearest rank."""
    wanted = math.ceil(round(rank_percent * count / 100, 9))
    cumulative = 0
    for latency_us, samples in latencies.items():
        cumulative += samples
        if cumulative >= wanted:
            return latency_us, cumulative
    raise ValueError(f"no sample at rank {rank_percent}")


def latency_lines(latencies):
    count = sum(latencies.values())
    mean_us = sum(us * samples for us, samples in latencies.items()) / count
    variance = sum(samples * (us - mean_us) ** 2 for us, samples in latencies.items()) / count
    smallest, largest = min(latencies), max(latencies)
    yield "      latency:"
    yield "        population: ALL_RESPONSES"
    yield "        coordinated_omission: UNCORRECTED"
    yield f"        count: {count}"
    yield f"        min_ms: {milliseconds(smallest)}"
    yield f"        max_ms: {milliseconds(largest)}"
    yield f"        mean_ms: {milliseconds(mean_us)}"
    yield f"        standard_deviation_ms: {milliseconds(math.sqrt(variance))}"
    for figure in ("min", "max", "mean", "standard_deviation"):
        yield f"        {figure}_precision: EXACT"
    yield "        quantiles:"
    for rank in RANKS:
        value_us, cumulative = quantile(latencies, rank, count)
        yield (f"          - {{rank_percent: {rank}, value_ms: {milliseconds(value_us)}, "
               f"cumulative_count: {cumulative}, precision: EXACT}}")
    first = max(i for i, edge in enumerate(EDGES_US) if edge < smallest)
    last = min(i for i, edge in enumerate(EDGES_US) if edge >= largest)
    yield "        distribution:"
    yield "          cdf:"
    yield "            points:"
    lower_edge = f", lower_edge_ms: {milliseconds(EDGES_US[first])}"
    for edge in EDGES_US[first + 1:last + 1]:
        cumulative = sum(samples for us, samples in latencies.items() if us <= edge)
        yield (f"              - {{upper_edge_ms: {milliseconds(edge)}, "
               f"cumulative_count: {cumulative}{lower_edge}}}")
        lower_edge = ""


def result_lines(number_of_run, run):
    statuses, latencies = read_run(RAW / f"run-{number_of_run}.latencies.tsv")
    count = sum(latencies.values())
    assert sum(statuses.values()) == count, "each response has one status and one latency"
    completed = count - statuses.get(-1, 0)
    succeeded = sum(samples for status, samples in statuses.items() if 200 <= status < 300)
    start_us, end_us = run.getint("first_request_us"), run.getint("last_response_us")
    usage_start_us, usage_end_us = run.getint("usage_start_us"), run.getint("usage_end_us")
    usage_seconds = (usage_end_us - usage_start_us) / 1e6
    by_status = ", ".join(f'"{status}": {samples}' for status, samples in statuses.items()
                          if status != -1)

    def usage_lines(subject):
        yield f"        - subject: {{{subject}}}"
        yield f"          start_time: {utc(usage_start_us)}"
        yield f"          end_time: {utc(usage_end_us)}"
        yield "          aggregation: MEAN"

    def millicores(cpu_seconds):
        return number(1000 * cpu_seconds / usage_seconds, 1)

    yield f"    - id: run-{number_of_run}"
    yield f"      repetition: {number_of_run}"
    yield "      client_id: h2load"
    yield "      stage_name: paced"
    yield "      kind: RAW"
    yield f"      window: {{start_time: {utc(start_us)}, end_time: {utc(end_us)}}}"
    yield "      requests:"
    yield f"        attempted: {count}"
    yield f"        completed: {completed}"
    yield f"        succeeded: {succeeded}"
    yield f"        failed: {count - succeeded}"
    yield f"        by_status_code: {{{by_status}}}"
    yield f"      achieved_requests_per_second: {number(completed * 1e6 / (end_us - start_us), 3)}"
    yield from latency_lines(latencies)
    yield "      resource_usage:"
    yield from usage_lines("service: nginx")
    yield "          instances: 1"
    yield f"          cpu_millicores: {millicores(run.getfloat('nginx_cpu_seconds'))}"
    yield f"          memory_bytes: {run.getint('nginx_memory_bytes')}"
    yield from usage_lines("load_generator: h2load")
    yield f"          cpu_millicores: {millicores(run.getfloat('h2load_cpu_seconds'))}"


def reference_lines(file, media_type, result=None):
    yield "    - role: RAW_ARTIFACT"
    yield f"      uri: file:raw/{file}"
    yield f"      media_type: {media_type}"
    yield f"      sha256: {sha256(RAW / file)}"
    if result:
        yield f"      result_id: {result}"


def report_lines():
    facts = configparser.ConfigParser(interpolation=None)
    facts.read(RAW / "facts.ini")
    machine, versions, test = facts["machine"], facts["versions"], facts["test"]
    repetitions = range(1, test.getint("repetitions") + 1)
    identity = uuid.uuid5(uuid.NAMESPACE_URL, "urn:sha256:" + sha256(RAW / "facts.ini"))
    options = facts["run-1"]["command"].split(" --log-file")[0].removeprefix("h2load ")
    yield f"""\
# Measured, not invented: nginx on loopback, no mesh. README.md says how; make_report.py writes this
# file from raw/, so change neither by hand.
smp_version: v1.0.0
report:
  id: {identity}
  name: nginx on loopback, no mesh, {test["requests_per_second"]} requests/s
  description: >-
    A static page of {test["body_bytes"]} bytes from one nginx worker, over the loopback device of one virtual
    machine on which other jobs ran. It shows the form of a report with real numbers, not the speed
    of nginx: runs of ten seconds on a shared machine are too short and too noisy for that. h2load
    paces each connection and does not send while a response is outstanding, so the loop is closed,
    and it counts from the actual send.
  labels: {{kind: example, measured: "true"}}
  producer: {{name: make_report.py, version: "1"}}
  references:"""
    yield from reference_lines("facts.ini", "text/plain")
    for n in repetitions:
        yield from reference_lines(f"run-{n}.latencies.tsv", "text/tab-separated-values",
                                   f"run-{n}")
        yield from reference_lines(f"run-{n}.txt", "text/plain", f"run-{n}")
    yield f"""\
  infrastructure:
    tenancy: SHARED
    node_pools:
      - name: machine
        role: WORKER
        count: 1
        architecture: {machine["architecture"]}
        cpu_model: {machine["cpu_model"]}
        sockets: {machine["sockets"]}
        cores: {machine["cores"]}
        threads_per_core: {machine["threads_per_core"]}
        memory_bytes: {machine["memory_bytes"]}
        operating_system: {{name: {machine["operating_system"]}, version: "{machine["operating_system_version"]}"}}
        kernel_version: {machine["kernel_version"]}
  mesh:
    type: NONE
    mtls: {{mode: DISABLED}}
    telemetry: {{enabled: false}}
    policy: {{enabled: false}}
  workload:
    application: {{name: nginx, version: {versions["nginx"]}}}
    services:
      - {{name: nginx, version: {versions["nginx"]}, replicas: 1, node_pool: machine}}
    protocol: HTTP_1_1
    tls_version: NONE
    hop_count: 1
    path: /
    response_body_bytes: {test["body_bytes"]}
  test:
    type: LOAD
    loop_model: CLOSED
    coordinated_omission: UNCORRECTED
    warm_up: {test["warm_up_seconds"]}s
    stages:
      - name: paced
        duration: 10s
        target_requests_per_second: {test["requests_per_second"]}
        connections: {test["connections"]}
    repetitions: {test["repetitions"]}
    run_order: SEQUENTIAL
    clients:
      - id: h2load
        load_generator:
          name: h2load
          version: {versions["h2load"]}
          options: {options}
        internal: false
        placement: {{node_pool: machine, dedicated_node: false}}
        connections: {test["connections"]}
        threads: 1
        target_requests_per_second: {test["requests_per_second"]}
        protocol: HTTP_1_1
        tls_version: NONE
        endpoint_urls: ["{test["url"]}"]
        method: GET
        keep_alive: true
  results:"""
    for n in repetitions:
        yield from result_lines(n, facts[f"run-{n}"])


def main():
    text = "\n".join(report_lines()) + "\n"
    path = HERE / "report.yaml"
    if sys.argv[1:] == ["--check"]:
        sys.exit(None if path.read_text() == text else "report.yaml is not what raw/ gives; "
                 "run make_report.py")
    path.write_text(text)


if __name__ == "__main__":
    main()
