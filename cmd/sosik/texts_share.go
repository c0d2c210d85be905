package main

import "fmt"

// What the commands say of documents, fonts and codes.
const (
	shortQR = "소식의 주소를 QR 코드로 보여 줍니다"
	longQR  = `소식 하나의 주소를 휴대전화로 읽을 수 있는 QR 코드로 그리고, 그 아래에 주소를 씁니다.
터미널에는 터미널의 색과 상관없이 밝은 바탕에 어두운 무늬로 그립니다. NO_COLOR가 있으면 글자의 색으로 그리므로,
밝은 바탕의 터미널이면 설정 background를 light로 두세요. 줄이 어긋나 보이면 설정 ambiguous를 1이나 2로 정하세요.
파일이나 파이프에는 색 없이 어두운 글자(█ ▀ ▄)로 씁니다.`

	flagHTML   = "그대로 열거나 인쇄할 수 있는 HTML 파일로 씁니다"
	flagPDF    = "공문서처럼 짠 PDF로 씁니다(한글 글꼴이 필요합니다)"
	flagOutput = "화면 대신 이 파일에 씁니다"

	saysTwoFormats    = "--text, --markdown, --html, --pdf, --json 가운데 하나만 쓸 수 있습니다."
	saysPDFOnTerminal = "PDF는 터미널에 쓸 수 없습니다. -o 파일.pdf를 붙이거나 > 파일.pdf로 보내세요."
	saysNoFileName    = "-o 뒤에 쓸 파일의 이름이 비어 있습니다."
	saysForceWhat     = "--force는 -o 파일과 함께 써야 합니다."
	saysNoPDF         = "PDF를 만들지 못했습니다"
	saysNoFont        = "PDF에 넣을 한글 글꼴(트루타입)을 이 컴퓨터에서 찾지 못했습니다. 나눔글꼴(데비안·우분투: fonts-nanum)을 설치하거나 설정 font에 글꼴 파일(.ttf, .ttc)을 적으세요. 글꼴이 없어도 --html은 쓸 수 있습니다"
	saysNoAddress     = "이 소식은 주소가 없어 QR 코드로 만들 수 없습니다"
	saysNoQR          = "주소가 길어 QR 코드로 만들 수 없습니다"

	shortClipboard = "터미널에 복사를 부탁할지"
	aboutClipboard = "주소 복사와 공유하기가 터미널에 보내는 신호(OSC 52)입니다. 부탁을 들어주었는지는 터미널이 알려 주지 않으므로 글을 늘 함께 보여 줍니다. auto는 듣지 않는다고 알려진 터미널에만 보내지 않습니다. tmux에서는 set-clipboard on이나 allow-passthrough on이어야 합니다."

	shortFont = "PDF에 넣을 글꼴 파일"
	aboutFont = "한글이 있는 트루타입 글꼴(.ttf, .ttc)이어야 하고, 쓰인 글자만 PDF에 들어갑니다. 비워 두면 나눔고딕, 맑은 고딕처럼 이 컴퓨터에 있는 글꼴을 찾아 씁니다. 윤곽이 포스트스크립트인 글꼴(.otf, 본고딕의 대부분)은 쓸 수 없습니다."
)

// saysManyName is the name of a file with several notices.
func saysManyName(n int, day string) string { return fmt.Sprintf("%s_소식 %s건", day, count(n, -1)) }

func saysIsFolder(path string) string {
	return fmt.Sprintf("%s은(는) 폴더입니다. -o 뒤에는 파일의 이름을 적으세요", path)
}

func saysBadFont(path string) string {
	return fmt.Sprintf("%s은(는) PDF에 쓸 수 없는 글꼴입니다. 한글이 있는 트루타입 글꼴(.ttf, .ttc)이 필요합니다", path)
}

func saysQRTooWide(needed, width int) string {
	return fmt.Sprintf("QR 코드를 그리려면 터미널의 폭이 %d칸은 되어야 합니다. 지금은 %d칸입니다", needed, width)
}
