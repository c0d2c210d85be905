package tui

import (
	"fmt"
)

// What is said of sharing and printing.
const (
	textNoNotice      = "고른 소식이 없습니다."
	textNoAddressHere = "이 소식은 주소가 없습니다."

	textShareAddress  = "주소"
	textShareBoth     = "제목과 주소"
	textShareCitation = "인용: 「제목」, 작성자, 날짜, 주소"
	textShareCode     = "QR 코드"
	textShareCodeNote = "휴대전화로 읽기"
	textShareMail     = "메일로 보내기"
	textMailOpened    = "메일 프로그램이 열립니다"
	textMailShown     = "쓸 글을 보여 줍니다"

	textCopyAsked    = "터미널에 복사를 부탁했습니다. 붙여 넣어지지 않으면 아래를 골라 복사해 주세요."
	textSelect       = "이 터미널에는 복사를 부탁할 수 없습니다. 아래를 골라 복사해 주세요."
	textCopySent     = "복사를 부탁했습니다:"
	textSelectOff    = "설정 clipboard가 off라 터미널에 복사를 부탁하지 않습니다. 아래를 골라 복사해 주세요."
	textAskingAuthor = "작성자를 알아보는 중…"
	textNoAuthor     = "목록에 작성자가 없고 본문도 받지 못해 작성자가 빠져 있습니다. "
	textNotCopied    = "복사할 글을 터미널에 보내지 못했습니다."
	textNoCode       = "주소가 길어 QR 코드로 만들 수 없습니다."

	textMailSubject = "제목: "
	textMailing     = "메일 프로그램을 여는 중…"
	textMailed      = "메일 프로그램에 넘겼습니다."
	textNotMailed   = "메일 프로그램을 열지 못했습니다."

	textPrintText     = "글 파일로 저장 (.txt)"
	textPrintMarkdown = "마크다운 파일로 저장 (.md)"
	textPrintHTML     = "HTML 파일로 저장 (.html)"
	textPrintPDF      = "PDF 파일로 저장 (.pdf)"
	textPrintPaper    = "프린터로 인쇄"
	textPrintNotHere  = "여기서는 할 수 없습니다"
	textPrintStarred  = "별표한 소식 모두 …"
	textPrintHTMLNote = "브라우저로 열거나 인쇄"
	textPrintPDFNote  = "공문서 모양, A4"

	textPrinting       = "문서를 만드는 중…"
	textPrinted        = "프린터로 보냈습니다."
	textNoPrinting     = "여기서는 파일을 만들거나 인쇄할 수 없습니다."
	textNothingToPrint = "인쇄할 소식이 없습니다."
	textNoStarred      = "별표한 소식이 없습니다."
	textNotPrinted     = "그만두었습니다."

	textNoFont      = "PDF에 넣을 한글 글꼴을 찾지 못했습니다. 나눔글꼴(fonts-nanum)을 설치하거나 설정 font에 적어 주세요. HTML로는 저장할 수 있습니다."
	textFarPrinter  = "다른 컴퓨터에 접속해 있어(SSH) 그쪽 프린터로 인쇄할 수 없습니다. PDF로 저장해 가져와 주세요."
	textNoPrinter   = "이 컴퓨터에는 인쇄 명령(lp, lpr)이 없습니다. PDF로 저장해 인쇄해 주세요."
	textPrinterFail = "프린터로 보내지 못했습니다. 기본 프린터가 정해져 있는지 보아 주세요."
	textNotSaved    = "파일을 저장하지 못했습니다. 자세한 내용은 기록 파일에 있습니다."
	textTooLong     = "너무 길어 문서로 만들 수 없습니다."
	textSavedTitle  = "저장한 파일"
	textSavedHere   = "저장했습니다."
	textNoDocument  = "문서를 만들거나 인쇄하지 못했습니다"
)

func textShareTitle(title string) string { return "공유하기 · " + title }

// textCodeTooLarge says how large a terminal would have to be.
func textCodeTooLarge(needWidth, needHeight, width, height int) string {
	return fmt.Sprintf("QR 코드를 그리려면 터미널이 가로 %d칸, 세로 %d줄은 되어야 합니다. 지금은 가로 %d칸, 세로 %d줄입니다. 창을 키우거나 글자를 줄이세요. 명령 sosik qr은 높이와 상관없이 그립니다.", needWidth, needHeight, width, height)
}

func textPrintTitle(what string) string { return "프린터 · " + what }

func textPrintHits(n int) string { return fmt.Sprintf("찾은 소식 %s건 모두 …", comma(n)) }

func textPrintMany(what string, n int) string { return fmt.Sprintf("%s %s건", what, comma(n)) }

func textTooManyToPrint(n, most int) string {
	return fmt.Sprintf("%s건은 한 번에 인쇄하기에 많습니다. %s건까지 할 수 있으니 찾기로 줄여 주세요.", comma(n), comma(most))
}

func textPrintSure(n int) string {
	return fmt.Sprintf("소식 %s건을 한 문서로 만들까요? (y/Esc) ", comma(n))
}

// textBadFont says what is wrong with the font of the settings.
func textBadFont(path string, unfit bool) string {
	if unfit {
		return fmt.Sprintf("설정 font의 %s은(는) PDF에 쓸 수 없는 글꼴입니다. 한글이 있는 트루타입 글꼴(.ttf, .ttc)이 필요합니다. HTML로는 저장할 수 있습니다.", path)
	}
	return fmt.Sprintf("설정 font의 %s 파일을 읽을 수 없습니다. 설정을 고치거나 비워 주세요. HTML로는 저장할 수 있습니다.", path)
}

// textGathering says how far the texts of the notices to print are.
func textGathering(n, of int) string {
	return fmt.Sprintf("본문 받는 중 %s/%s (Esc 그만)", comma(n), comma(of))
}

// textShort says that some notices are printed as the list has them.
func textShort(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s건은 본문을 받지 못해 목록에 실린 글만 담았습니다.", comma(n))
}
