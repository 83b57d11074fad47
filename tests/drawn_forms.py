# ruff: noqa: E501 - a form drawn as a table is as wide as the form
"""Definitions of questionnaires drawn as tables."""

import openpyxl

from drawn_exports import drawn
from surveys.sheets import Export, Sheet

SURVEY = """
| type                    | name   | label::English (en)      | label::中文 (zh)      | relevant               |
| start                   | start  |                          |                       |                        |
| select_one yesno        | car    | Do you own a car?        | 您家有小汽车吗？      |                        |
| begin group             | needs  | Needs                    | 需求                  |                        |
| select_multiple works   | wishes | What is needed most?     | 您最希望改造什么？    |                        |
| select_one sat          | lanes  | Satisfied with parking?  | 您对停车位满意吗？    | ${car} = 'yes'         |
| select_multiple where   | spots  | Where do you park?       | 您把车停在哪里？      | ${car} = 'yes'         |
| end group               |        |                          |                       |                        |
| text                    | why    | Why?                     | 为什么？              | selected(${wishes}, 'lift') |
| begin repeat            | person | People                   | 家人                  |                        |
| integer                 | age    | Age                      | 年龄                  |                        |
| end repeat              |        |                          |                       |                        |
"""
CHOICES = """
| list_name | name    | label::English (en)          | label::中文 (zh)          |
| yesno     | yes     | Yes                          | 有                        |
| yesno     | no      | No                           | 没有                      |
| works     | lift    | Lift                         | 加装电梯（三层以上）      |
| works     | parking | Parking, charging            | 停车位、充电桩            |
| works     | drains  | Drains; sewers               | 排水; 雨污分流            |
| works     | lights  | Lights                       | 路灯                      |
| sat       | good    | satisfied                    | 满意                      |
| sat       | bad     | not satisfied                | 不满意                    |
| where     | street  | On the street                | 路边                      |
| where     | yard    | In the yard                  | 院内                      |
"""
SETTINGS = """
| form_title | default_language |
| Needs      | 中文 (zh)        |
"""


def xlsform(survey=SURVEY, choices=CHOICES, settings=SETTINGS, file="form.xlsx"):
    sheets = {"survey": survey, "choices": choices, "settings": settings}
    return Export(file, "xlsx", tuple(Sheet(name, drawn(rows)) for name, rows in sheets.items()))


def saved(export, path):
    """Write a drawn workbook to disk."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in export.sheets:
        page = book.create_sheet(sheet.name or "Sheet1")
        for row in sheet.rows:
            page.append([cell or None for cell in row])
    book.save(path)
    return path
