"""What the self-hosting calculator asks."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from calculators.kit import firm
from calculators.kit.facts import fact
from calculators.kit.inputs import quantity

RENT = "fine-tuning.together_h100_usd_per_hour"
SPEED = 3_400
BENCHMARK = "NVIDIA NIM LLM benchmarking, performance (docs.nvidia.com/nim/benchmarking/llm)"
BENCHMARK_READ = "2026-11-24"
MEASURED = (
    f"{BENCHMARK}, read {BENCHMARK_READ}: Llama 3.3 70B on two H100 makes 623 output "
    "tokens a second from 25 requests at a time of 5,000 tokens in and 500 out, 3,400 a card with "
    "the input; small models and full load make more, long outputs less"
)
RENTS = "from RunPod's cheapest A100 to a B200 at Together AI, read 2026-11-09 to 2026-11-24"

_rent = quantity(
    0.0,
    "Rent of a graphics card",
    "USD per hour",
    "The hourly price of one card while it runs, busy or not. The table below the result shows "
    "what some providers ask.",
    bounds=(0, 1_000),
    plausible=(1.2, 10),
    basis=RENTS,
    group="prices",
    whole=False,
)


@dataclass(frozen=True)
class Inputs:
    """A load, an API to carry it, and rented cards instead. The defaults describe one firm."""

    model: str = firm.model(
        caption="Model behind the API",
        help="The one that you use or would use. An open model has to do as well for your task.",
    )
    requests_per_day: int = firm.requests_per_day()
    input_tokens: int = firm.input_tokens()
    output_tokens: int = firm.output_tokens()
    gpus: int = quantity(
        2,
        "Graphics cards",
        "graphics cards",
        "At least as many as the model needs to fit. A good open model of 70 billion parameters "
        "takes two cards of 80 GB, a small one takes one.",
        bounds=(1, 10_000),
        plausible=(1, 8),
    )
    gpu_usd_per_hour: float = dataclasses.field(
        default_factory=lambda: fact(RENT).value, metadata=_rent.metadata
    )
    tokens_per_second_per_gpu: float = quantity(
        SPEED,
        "Speed of a card",
        "tokens per second",
        "Input and output of all requests together, at a load at which answers still come soon "
        "enough. Measure it with your own requests: it differs tenfold by model and length.",
        bounds=(1, 1_000_000),
        plausible=(500, 14_000),
        basis=MEASURED,
        group="assumptions",
        whole=False,
    )
    utilization: float = quantity(
        0.3,
        "Share of that speed in use",
        "share",
        "Averaged over day and night. Requests that come in office hours leave the cards idle for "
        "the other two thirds of the day.",
        noun="of a card's speed in use",
        bounds=(0.001, 1),
        plausible=(0.05, 0.6),
        group="assumptions",
        whole=False,
    )
    engineer_days_per_month: float = quantity(
        2,
        "Upkeep",
        "days per month",
        "Somebody updates, watches and restarts the server, also at night if you need it then.",
        noun="days of upkeep per month",
        bounds=(0, 1_000),
        plausible=(0.5, 10),
        group="assumptions",
        whole=False,
    )
    day_rate: float = firm.day_rate(
        caption="Day rate",
        help="What a day of whoever looks after the server costs you, wages and all.",
        noun="USD per day",
    )
    upfront_usd: float = quantity(
        8_000,
        "Cost to set it up",
        "USD",
        "Once, before the first request: choosing and testing the model, setting up the server. "
        "The default is ten days at the default day rate.",
        bounds=(0, 1_000_000_000),
        plausible=(1_000, 60_000),
        group="assumptions",
        whole=False,
    )
    horizon_months: int = firm.horizon_months(
        caption="Months to look ahead",
        help="For how long you would keep the server before you decide anew.",
        plausible=(12, 60),
        group="assumptions",
    )
    discount_rate: float = firm.discount_rate()
