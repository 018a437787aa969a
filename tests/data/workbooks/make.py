"""Fills in form.xlsx as openpyxl, XlsxWriter and LibreOffice write it, and protects one."""

import datetime
import subprocess
import sys

import openpyxl
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

DAY = datetime.date(2026, 11, 20)
LINK = 'HYPERLINK("https://b.example","Board minutes")'


def filled(with_strikes):
    book = openpyxl.load_workbook("form.xlsx", rich_text=True)
    sheet = book["Questions"]
    sheet["E3"], sheet["G3"], sheet["H3"], sheet["J3"] = "established", "The audit", "=" + LINK, DAY
    sheet["G3"].hyperlink = "https://a.example/audit#part"
    if with_strikes:
        sheet["E4"] = "absent"
        sheet["E4"].font = Font(strike=True)
        struck = TextBlock(InlineFont(strike=True), "absent ")
        sheet["E5"] = CellRichText(struck, TextBlock(InlineFont(), "measured"))
    return book


filled(True).save("openpyxl.xlsx")
filled(False).save("plain.xlsx")

into = xlsxwriter.Workbook("xlsxwriter.xlsx")
day, struck = into.add_format({"num_format": "d. mmm yyyy"}), into.add_format({"font_strikeout": True})
for sheet in filled(True):
    other = into.add_worksheet(sheet.title)
    for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
        at, value = (cell.row - 1, cell.column - 1), cell.value
        if isinstance(value, datetime.date):
            other.write_datetime(*at, value, day)
        elif cell.coordinate == "G3" and sheet.title == "Questions":
            other.write_url(*at, "https://a.example/audit#part", string=value)
        elif cell.coordinate == "H3" and sheet.title == "Questions":
            other.write_formula(*at, "=" + LINK, value="Board minutes")
        elif cell.coordinate == "E4" and sheet.title == "Questions":
            other.write_string(*at, value, struck)
        elif cell.coordinate == "E5" and sheet.title == "Questions":
            other.write_rich_string(*at, struck, "absent ", day, "measured")
        else:
            other.write_string(*at, str(value))
into.get_worksheet_by_name("ospo-lists").hide()
into.close()

with open("openpyxl.xlsx", "rb") as plain, open("protected.xlsx", "wb") as protected:
    OOXMLFile(plain).encrypt("secret", protected)

for filter_name, name in [("xlsx:Calc MS Excel 2007 XML", "xlsx"), ("xls:MS Excel 97", "xls"), ("ods:calc8", "ods")]:
    soffice = sys.argv[1] if len(sys.argv) > 1 else "soffice"
    subprocess.run([soffice, "--headless", "--convert-to", filter_name, "--outdir", "libreoffice", "openpyxl.xlsx"], check=True)
    subprocess.run(["mv", f"libreoffice/openpyxl.{name}", f"libreoffice.{name}"], check=True)
