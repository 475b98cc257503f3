"""Values and reports of Rosa Delgado, for the specimen."""

from __future__ import annotations

from second_opinion.ports.paper import Chart, Line, Point

CREATININE = Chart(
    title="Creatinine",
    unit="mg/dL",
    alt="Creatinine rose from 0.8 in March 2019 to 1.4 in June 2026; the range is 0.5 to 1.1.",
    lines=(
        Line(
            points=(
                Point("2019-03-04", 0.8),
                Point("2020", 0.9),
                Point("2021-06", 0.9),
                Point("2023-01-15", 1.0),
                Point("2025-02-11", 1.2, outside="high"),
                Point("2026-06-03", 1.4, outside="high"),
            )
        ),
    ),
    low=0.5,
    high=1.1,
)
HEMOGLOBIN = Chart(
    title="Hemoglobin",
    unit="g/dL",
    alt="Hemoglobin fell from 13.1 in 2022 to 11.2 in June 2026; the range starts at 12.",
    lines=(
        Line(
            points=(
                Point("2022-03-04", 13.1),
                Point("2024-09-30", 12.4),
                Point("2025-12-01", 11.8, outside="low"),
                Point("2026-06-03", 11.2, outside="low"),
            )
        ),
    ),
    low=12.0,
    high=15.5,
)
PRESSURE = Chart(
    title="Blood pressure",
    unit="mmHg",
    alt="Blood pressure from January to June 2026, between 128/76 and 151/88.",
    lines=(
        Line(
            name="Systolic",
            points=(
                Point("2026-01-04", 151, outside="high"),
                Point("2026-02-11", 138),
                Point("2026-04-20", 128),
                Point("2026-06-03", 134),
            ),
        ),
        Line(
            name="Diastolic",
            points=(
                Point("2026-01-04", 88),
                Point("2026-02-11", 82),
                Point("2026-04-20", 76),
                Point("2026-06-03", 78),
            ),
        ),
    ),
)
REPORT = """MAMMOGRAM, DIAGNOSTIC, BILATERAL, WITH TOMOSYNTHESIS

INDICATION: 72-year-old woman with a palpable lump in the left breast, upper outer quadrant.

FINDINGS: Left breast: 1.4 cm irregular mass with spiculated margins at 2 o'clock, 6 cm from the nipple.
  No suspicious calcifications. Right breast: no suspicious finding.

IMPRESSION: BI-RADS 5 (left). Biopsy ≥ 14G core needle recommended.
"""
COUNTS = """Test          Result    Flag   Range
WBC             6.1             4.0-11.0
Hemoglobin     11.2      L     12.0-15.5
Platelets       240             150-400
"""
