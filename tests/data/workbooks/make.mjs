// Saves what make.py has filled in as SheetJS and ExcelJS write it; the former knows no looks.
import ExcelJS from "exceljs";
import XLSX from "xlsx";

const plain = XLSX.readFile("plain.xlsx", { cellFormula: true });
XLSX.writeFile(plain, "sheetjs.xlsx", { compression: true });
XLSX.writeFile(plain, "sheetjs.xlsb", { bookType: "xlsb", compression: true });
const book = new ExcelJS.Workbook();
await book.xlsx.readFile("openpyxl.xlsx");
await book.xlsx.writeFile("exceljs.xlsx");
