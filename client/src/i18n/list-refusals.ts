import { messages } from "./messages";

/** Why a file or its import was refused, by the server's reason. */
export const listRefusals = messages(
  {
    IMPORT_UNKNOWN: "This school has no such import. Open the page again.",
    IMPORT_CHECKED_ONLY: "This list was checked only. There is nothing to undo.",
    IMPORT_NO_JOURNAL: "This list was imported before imports could be undone. Correct the records one by one.",
    IMPORT_LAST_ADMIN:
      "Undoing this list would leave the school without an administrator. Make somebody else one first.",
    IMPORT_CHANGED:
      "The school’s records have changed since this list was checked, so nothing was imported. Read the new report and accept again.",
    STAFF_ROWS: "A list of staff has at most {most} rows. Import it in parts.",
    LIST_ROWS: "This file has more than {most} rows. Import it in parts, a few classes at a time.",
    LIST_SHEET_EMPTY: "The first sheet of this workbook is empty. Move the list to the first sheet and save the file.",
    LIST_EMPTY: "This file is empty. Choose the list, saved as Excel (.xlsx) or CSV.",
    LIST_SIZE: "This file has {megabytes} MB; a list has at most 5 MB. Choose the list itself, or import it in parts.",
    LIST_ROW_OPEN:
      "The row on line {line} does not end: a quotation mark in it is not closed, or it is too long. Correct it and choose the file again.",
    LIST_ROW_UNREAD: "The row on line {line} cannot be read. Open the list in a spreadsheet and save it as CSV again.",
    LIST_LOCKED:
      "This workbook is locked with a password. Open it, take the password off (File, Info, Protect Workbook), save it and choose it again.",
    LIST_OLD_EXCEL:
      "This is an old Excel workbook (.xls). Open it and save it as Excel (.xlsx) or CSV, then choose that file.",
    LIST_ARCHIVE:
      "This is an empty archive, not a list. Open the list in a spreadsheet and save it as Excel (.xlsx) or CSV.",
    LIST_PDF: "This is a PDF, not a list. Ask for the list as a spreadsheet, in Excel (.xlsx) or CSV.",
    LIST_NOT_TEXT:
      "This file is not text, so it cannot be a list. Open the list in a spreadsheet and save it as Excel (.xlsx) or CSV.",
    LIST_WEB_PAGE:
      "This is a web page that is named like a spreadsheet. Open it in a spreadsheet, save it as Excel (.xlsx) or CSV, and choose that file.",
    LIST_NO_COLUMN:
      "This list has no column for {missing}. Name the columns in the first row, of a workbook in its first sheet, and choose the file again.",
    LIST_NO_COLUMN_AMONG:
      "This list has no column for {missing}. Its headings are: {headings}. Name the columns in the first row, of a workbook in its first sheet, and choose the file again.",
    LIST_NO_LEARNERS: "This file has headings but no learners. Fill in the list and choose the file again.",
    LIST_NO_GUARDIANS: "This file has headings but no guardians. Fill in the list and choose the file again.",
    LIST_NO_STAFF: "This file has headings but no staff. Fill in the list and choose the file again.",
    WORKBOOK_DAMAGED:
      "This workbook is damaged or not whole. Open it in a spreadsheet, save it again as Excel (.xlsx) or CSV, and choose the new file.",
    WORKBOOK_UNPACKED:
      "This workbook holds far more than a list. Copy the rows alone into a new workbook, save it and choose that one.",
    WORKBOOK_UNREAD:
      "This workbook cannot be read. Open it in a spreadsheet, save it again as Excel (.xlsx) or CSV, and choose the new file.",
    WORKBOOK_ARCHIVE: "This is an archive, not a list. Unpack it and choose the spreadsheet (.xlsx) or CSV file in it.",
    SHEET_WIDE:
      "This sheet has cells beyond its first {most} columns. Copy the list alone into a new workbook and choose that one.",
    SHEET_TEXT:
      "This sheet has more text in it than a list of 10,000 rows. Copy the list alone into a new workbook and choose that one.",
    SHEET_LONG: "This sheet has more cells than a list of 10,000 rows. Import it in parts, a few classes at a time.",
    WORKBOOK_MACROS:
      "This workbook holds macros, which are not taken in. Save it as an Excel workbook without macros (.xlsx) and choose that file.",
    WORKBOOK_BINARY: "This is a binary workbook (.xlsb). Save it as Excel (.xlsx) or CSV and choose that file.",
    WORKBOOK_WORD: "This is a Word document. Copy the table into a spreadsheet, save it and choose that file.",
    WORKBOOK_SLIDES: "These are slides, not a list. Put the list into a spreadsheet and choose that file.",
    WORKBOOK_OPEN_DOCUMENT:
      "This is an OpenDocument file. In your spreadsheet choose “Save as”, Excel (.xlsx) or CSV, and choose that file.",
  },
  {
    IMPORT_UNKNOWN: "Shule haina uingizaji huo. Fungua ukurasa upya.",
    IMPORT_CHECKED_ONLY: "Orodha hii ilikaguliwa tu. Hakuna cha kutengua.",
    IMPORT_NO_JOURNAL: "Orodha hii iliingizwa kabla ya kutengua kuwezekana. Sahihisha kumbukumbu moja moja.",
    IMPORT_LAST_ADMIN: "Kutengua orodha hii kungeiacha shule bila msimamizi. Mfanye mwingine kuwa msimamizi kwanza.",
    IMPORT_CHANGED:
      "Kumbukumbu za shule zimebadilika tangu orodha hii ikaguliwe, kwa hivyo hakuna kilichoingizwa. Soma ripoti mpya kisha ukubali tena.",
    STAFF_ROWS: "Orodha ya wafanyakazi huwa na mistari isiyozidi {most}. Iingize kwa sehemu.",
    LIST_ROWS: "Faili hii ina mistari zaidi ya {most}. Iingize kwa sehemu, madarasa machache kwa wakati mmoja.",
    LIST_SHEET_EMPTY:
      "Laha ya kwanza ya kitabu hiki cha kazi ni tupu. Hamishia orodha kwenye laha ya kwanza kisha uhifadhi faili.",
    LIST_EMPTY: "Faili hii ni tupu. Chagua orodha iliyohifadhiwa kama Excel (.xlsx) au CSV.",
    LIST_SIZE: "Faili hii ina MB {megabytes}; orodha huwa na MB 5 zaidi. Chagua orodha yenyewe, au iingize kwa sehemu.",
    LIST_ROW_OPEN:
      "Mstari wa {line} hauishi: alama ya nukuu haijafungwa, au ni mrefu mno. Usahihishe kisha uchague faili tena.",
    LIST_ROW_UNREAD: "Mstari wa {line} hausomeki. Fungua orodha kwenye lahajedwali kisha uihifadhi tena kama CSV.",
    LIST_LOCKED:
      "Kitabu hiki cha kazi kimefungwa kwa nenosiri. Kifungue, ondoa nenosiri (File, Info, Protect Workbook), kihifadhi kisha ukichague tena.",
    LIST_OLD_EXCEL:
      "Hiki ni kitabu cha zamani cha Excel (.xls). Kifungue na ukihifadhi kama Excel (.xlsx) au CSV, kisha uchague faili hiyo.",
    LIST_ARCHIVE:
      "Hii ni faili tupu iliyofungashwa, si orodha. Fungua orodha kwenye lahajedwali na uihifadhi kama Excel (.xlsx) au CSV.",
    LIST_PDF: "Hii ni PDF, si orodha. Omba orodha ikiwa lahajedwali, ya Excel (.xlsx) au CSV.",
    LIST_NOT_TEXT:
      "Faili hii si maandishi, kwa hivyo haiwezi kuwa orodha. Fungua orodha kwenye lahajedwali na uihifadhi kama Excel (.xlsx) au CSV.",
    LIST_WEB_PAGE:
      "Huu ni ukurasa wa wavuti uliopewa jina la lahajedwali. Ufungue kwenye lahajedwali, uhifadhi kama Excel (.xlsx) au CSV, kisha uchague faili hiyo.",
    LIST_NO_COLUMN:
      "Orodha hii haina safu ya {missing}. Taja safu kwenye mstari wa kwanza, wa laha ya kwanza ikiwa ni kitabu cha kazi, kisha uchague faili tena.",
    LIST_NO_COLUMN_AMONG:
      "Orodha hii haina safu ya {missing}. Vichwa vyake ni: {headings}. Taja safu kwenye mstari wa kwanza, wa laha ya kwanza ikiwa ni kitabu cha kazi, kisha uchague faili tena.",
    LIST_NO_LEARNERS: "Faili hii ina vichwa lakini haina wanafunzi. Jaza orodha kisha uchague faili tena.",
    LIST_NO_GUARDIANS: "Faili hii ina vichwa lakini haina walezi. Jaza orodha kisha uchague faili tena.",
    LIST_NO_STAFF: "Faili hii ina vichwa lakini haina wafanyakazi. Jaza orodha kisha uchague faili tena.",
    WORKBOOK_DAMAGED:
      "Kitabu hiki cha kazi kimeharibika au hakijakamilika. Kifungue kwenye lahajedwali, kihifadhi tena kama Excel (.xlsx) au CSV, kisha uchague faili hiyo mpya.",
    WORKBOOK_UNPACKED:
      "Kitabu hiki cha kazi kina mengi kuliko orodha. Nakili mistari pekee kwenye kitabu kipya, kihifadhi, kisha uchague hicho.",
    WORKBOOK_UNREAD:
      "Kitabu hiki cha kazi hakisomeki. Kifungue kwenye lahajedwali, kihifadhi tena kama Excel (.xlsx) au CSV, kisha uchague faili hiyo mpya.",
    WORKBOOK_ARCHIVE:
      "Hii ni faili iliyofungashwa, si orodha. Ifungue kisha uchague lahajedwali (.xlsx) au CSV iliyomo.",
    SHEET_WIDE:
      "Laha hii ina visanduku nje ya safu zake {most} za kwanza. Nakili orodha pekee kwenye kitabu kipya kisha uchague hicho.",
    SHEET_TEXT:
      "Laha hii ina maandishi mengi kuliko orodha ya mistari 10,000. Nakili orodha pekee kwenye kitabu kipya kisha uchague hicho.",
    SHEET_LONG:
      "Laha hii ina visanduku vingi kuliko orodha ya mistari 10,000. Iingize kwa sehemu, madarasa machache kwa wakati mmoja.",
    WORKBOOK_MACROS:
      "Kitabu hiki cha kazi kina makro, ambazo hazipokelewi. Kihifadhi kama kitabu cha Excel kisicho na makro (.xlsx) kisha uchague faili hiyo.",
    WORKBOOK_BINARY: "Hiki ni kitabu cha kazi cha .xlsb. Kihifadhi kama Excel (.xlsx) au CSV kisha uchague faili hiyo.",
    WORKBOOK_WORD: "Hii ni hati ya Word. Nakili jedwali kwenye lahajedwali, ihifadhi kisha uchague faili hiyo.",
    WORKBOOK_SLIDES: "Hizi ni slaidi, si orodha. Weka orodha kwenye lahajedwali kisha uchague faili hiyo.",
    WORKBOOK_OPEN_DOCUMENT:
      "Hii ni faili ya OpenDocument. Kwenye lahajedwali yako chagua “Hifadhi kama”, Excel (.xlsx) au CSV, kisha uchague faili hiyo.",
  },
);
