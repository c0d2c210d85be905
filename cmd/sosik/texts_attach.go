package main

import "fmt"

const (
	shortAttach = "소식의 첨부파일을 보이거나 저장합니다"
	longAttach  = `소식의 첨부파일을 번호, 종류, 크기, 이름으로 보여 줍니다. 게시판이 크기를 알려 주지 않으면 한 번 글로 본 파일의 크기만 압니다. 아는 크기가 없으면 뺍니다. 소식은 'sosik show'처럼 ID나 '#번호'로 고릅니다.

  sosik attach 21954                  첨부파일 목록
  sosik attach 21954 2 --text         둘째 파일을 글로
  sosik attach 21954 --all --save .   모두 지금 폴더에 저장

--text는 한글(hwp, hwpx), PDF, 워드, 엑셀, 파워포인트, CSV, 텍스트 파일을 글로, zip은 목록으로 보여 줍니다.
한 번 글로 본 파일은 받아 두므로 네트워크 없이도 다시 보이고, 찾기의 첨부:로 찾을 수 있습니다. --again은 다시 받습니다.
--save는 저장한 파일의 경로를 한 줄에 하나씩 보여 줍니다. 있는 파일은 덮어쓰지 않고 이름 뒤에 (2)를 붙입니다.
받다가 끊기면 '이름.part'로 남고, 같은 명령을 다시 쓰면 서버가 허락하는 만큼 이어서 받습니다.
여러 파일 가운데 읽거나 저장하지 못한 것이 있으면 나머지를 마치고 종료 코드 1로, 파일 하나를 못 하면 그 까닭의 종료 코드로 끝납니다.
게시판에 연결하지 못하면 그 뒤로는 받아 둔 글만 보여 주고 3으로 끝납니다.
--json은 목록을, --text나 --save와 함께 쓰면 그 결과를 JSON 배열로 보여 줍니다.`

	flagFileText  = "글로 보여 줍니다"
	flagFileSave  = "이 폴더에 저장합니다"
	flagFileAll   = "첨부파일 모두"
	flagFileAgain = "받아 둔 글이 있어도 다시 받습니다"
	flagFileJSON  = "JSON 배열로 보여 줍니다"
	metaFolder    = "폴더"

	columnFileNumber = "번호"
	columnFileKind   = "종류"
	columnFileSize   = "크기"
	columnFileName   = "이름"

	saysNoAttachments = "첨부파일이 없는 소식입니다."
	saysFilesUnknown  = "본문을 받지 못해 첨부파일을 알 수 없습니다."
	saysTextOrSave    = "--text와 --save는 함께 쓸 수 없습니다."
	saysAllOrOne      = "--all과 파일 번호는 함께 쓸 수 없습니다."
	saysAgainText     = "--again은 --text와 함께 씁니다."
	saysOneIDAndFile  = "소식의 ID나 '#번호' 하나와, 파일 번호를 하나까지 써 주세요."
	saysNoFileAddress = "주소를 알 수 없는 파일이라 받을 수 없습니다. 브라우저로 열어 받아 주세요."
	saysCannotKeep    = "저장하지 못했습니다"

	shortDownloads = "첨부파일과 문서를 저장할 폴더"
	aboutDownloads = "비워 두면 바탕 화면 환경의 다운로드 폴더에, 그런 폴더가 없으면 sosik을 시작한 폴더에 저장합니다. ~/로 시작하면 홈 폴더입니다."
)

func saysNoSuchFile(n string, count int) string {
	return fmt.Sprintf("%s번 파일은 없습니다. 첨부파일은 %d개입니다.", n, count)
}

func saysWhichFile(count int) string {
	return fmt.Sprintf("첨부파일이 %d개입니다. 번호를 쓰거나 --all을 붙여 주세요.", count)
}

func saysFile(name, what string) string { return name + ": " + what }

// saysSkipped says that more files would have had to be fetched.
func saysSkipped(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" 나머지 %d개도 받지 않았습니다.", n)
}

func saysTextCut(name string) string {
	return name + ": 너무 길어서 앞부분만 보여 줍니다."
}

func saysTextDamaged(name string) string {
	return name + ": 파일이 손상되어 읽은 데까지만 보여 줍니다."
}
