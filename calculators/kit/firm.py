"""The one firm that all defaults describe: 12 people, 400 requests a day, a day rate of $800.

What several calculators ask of it is declared once, with what is plausible for firms of its size.
A calculator says in its own words what it needs otherwise: `firm.output_tokens(caption="Answer")`.
"""

from __future__ import annotations

from functools import partial

from calculators.kit import prices
from calculators.kit.inputs import choice, quantity

MOST = 1_000_000_000
MOST_TOKENS = 10_000_000

model = partial(
    choice,
    default=prices.default_model,
    caption="Model",
    options=prices.choices,
    entry="large-language-model",
)

# What there is to do.

requests_per_day = partial(
    quantity,
    default=400,
    caption="Requests per day",
    unit="requests per day",
    help="Every question, e-mail or document that the model would handle on a usual day. A "
    "conversation of five turns is five requests.",
    bounds=(0, MOST),
    plausible=(20, 50_000),
)
requests_per_month = partial(
    quantity,
    default=12_000,
    caption="Requests per month",
    unit="requests per month",
    bounds=(0, MOST),
    plausible=(600, 1_500_000),
)
current_usd_per_month = partial(
    quantity,
    default=4_000,
    caption="What the work costs today",
    unit="USD per month",
    help="What you pay if you change nothing: the hours spent on it times their rate, or the bill "
    "of the service that does it. Enter 0 for work that nobody does yet.",
    noun="USD per month for today's work",
    bounds=(0, MOST),
    plausible=(0, 20_000),
    whole=False,
)
horizon_months = partial(
    quantity,
    default=24,
    caption="Over how many months",
    unit="months",
    help="How long you expect to use it. Models retire after two or three years.",
    bounds=(1, 120),
    plausible=(12, 36),
)

# What the model reads and writes.

input_tokens = partial(
    quantity,
    default=1_500,
    caption="Input per request",
    unit="tokens",
    help="Instructions, examples, documents, history and the question, all together. A page is "
    "about 800 tokens, an e-mail of 150 words about 200.",
    noun="input tokens",
    bounds=(1, MOST_TOKENS),
    plausible=(200, 50_000),
)
output_tokens = partial(
    quantity,
    default=300,
    caption="Output per request",
    unit="tokens",
    help="The answer. Models that think before they answer are paid for their thoughts too: add "
    "them.",
    noun="output tokens",
    bounds=(0, 1_000_000),
    plausible=(50, 3_000),
)
instruction_tokens = partial(
    quantity,
    caption="Instructions",
    unit="tokens",
    noun="tokens of instructions",
    bounds=(0, MOST_TOKENS),
    plausible=(100, 5_000),
    entry="prompt-engineering",
)
question_tokens = partial(
    quantity,
    default=200,
    caption="Question",
    unit="tokens",
    help="What a person asks, with the history of the conversation. An e-mail of 150 words is "
    "about 200 tokens.",
    noun="tokens per question",
    bounds=(0, MOST_TOKENS),
    plausible=(20, 2_000),
)

# What it has to learn and to be tested from.

labeled_examples = partial(
    quantity,
    default=200,
    caption="Labeled examples",
    unit="labeled examples",
    bounds=(0, MOST),
    plausible=(10, 5_000),
    entry="fine-tuning",
)
test_examples = partial(
    quantity,
    default=200,
    unit="examples",
    bounds=(1, MOST),
    plausible=(20, 2_000),
)
accuracy = partial(
    quantity,
    default=0.8,
    unit="share",
    noun="right answers",
    bounds=(0, 1),
    plausible=(0.5, 0.99),
    entry="ai-evaluation",
    whole=False,
)

# What people and money cost.

day_rate = partial(
    quantity,
    default=800,
    caption="A developer's day",
    unit="USD per day",
    help="What a day of the person who builds it costs you.",
    noun="USD per day of a developer",
    bounds=(0, MOST),
    plausible=(300, 1_500),
    group="prices",
    whole=False,
)
hourly_rate = partial(
    quantity,
    default=40,
    caption="An hour of that person",
    unit="USD per hour",
    help="With taxes and insurance.",
    bounds=(0, MOST),
    plausible=(20, 120),
    group="prices",
    whole=False,
)
review_minutes_per_request = partial(
    quantity,
    default=0.1,
    caption="A person's check",
    unit="minutes per request",
    help="Averaged over all requests: one in twenty, two minutes each, is 0.1.",
    noun="minutes per request of checking",
    bounds=(0, 1_000),
    plausible=(0, 2),
    group="assumptions",
    whole=False,
)
discount_rate = partial(
    quantity,
    default=0.08,
    caption="Discount rate",
    unit="share",
    help="What your money would earn elsewhere in a year, or what a loan costs you.",
    noun="discount rate",
    bounds=(0, 1),
    plausible=(0.03, 0.15),
    group="assumptions",
    whole=False,
)
