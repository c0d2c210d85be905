package tui

import (
	"fmt"
	"path"
	"strings"

	"city/sosik/feed"
	"city/sosik/feed/attachment"
)

// The words about attachments.
const (
	textNoFiles       = "첨부파일이 없는 소식입니다."
	textFilesUnknown  = "본문을 받아야 첨부파일을 알 수 있습니다."
	textFilesNowhere  = "여기에서는 첨부파일을 받을 수 없습니다."
	textFileNoAddress = "주소를 알 수 없는 파일이라 받을 수 없습니다. 브라우저로 열어 받아 주세요."
	textNamelessFile  = "(이름 없는 파일)"
	textSaveFile      = "이 파일 저장하기"
	textSaveOne       = "하나를 골라 저장하기"
	textSaveWhich     = "저장할 파일"
	textFetchingFile  = "받는 중"
	textReadStopped   = "파일 받기를 그만두었습니다."
	textSaveStopped   = "저장을 그만두었습니다. 다시 저장하면 되도록 받은 데부터 이어 받습니다."
	textFilesNotSaved = "저장하지 못한 파일"
	textSaveRuns      = "다른 파일을 받고 있습니다."
	textHintToNotice  = "소식으로"
	textHintFiles     = "첨부"
)

// textSized is a file's name with its size, if that is known.
func textSized(f feed.Attachment) string {
	if f.Size <= 0 {
		return f.Name
	}
	return f.Name + " (" + Size(f.Size) + ")"
}

func textFilesTitle(n int) string {
	return fmt.Sprintf("첨부파일 %d개 · 고르면 글로 봅니다", n)
}

func textSaveAll(n int) string { return fmt.Sprintf("모두 저장하기 (%d개)", n) }

// textFileKind is what people call a kind of file.
func textFileKind(k attachment.Kind) string {
	switch k {
	case attachment.HWP, attachment.HWPX, attachment.HWPML, attachment.OldHWP:
		return "한글(" + string(k) + ")"
	case attachment.PDF:
		return "PDF"
	case attachment.DOCX, attachment.DOC:
		return "워드(" + string(k) + ")"
	case attachment.XLSX, attachment.XLS:
		return "엑셀(" + string(k) + ")"
	case attachment.PPTX, attachment.PPT:
		return "파워포인트(" + string(k) + ")"
	case attachment.CSV:
		return "표(csv)"
	case attachment.Plain, attachment.HTML, attachment.RTF:
		return "글(" + string(k) + ")"
	case attachment.Zip, attachment.SevenZ, attachment.RAR, attachment.ALZ, attachment.EGG, attachment.Gzip:
		return "압축 파일(" + string(k) + ")"
	case attachment.Media:
		return "소리·동영상"
	}
	if k.Picture() {
		return "그림(" + string(k) + ")"
	}
	return string(k)
}

func textOfFile(f feed.Attachment, what string) string { return fileTitle(f) + ": " + what }

// textFilePages counts what the kind of file has, "" if that is nothing.
func textFilePages(t attachment.Text) string {
	if t.Pages <= 0 {
		return ""
	}
	switch t.Kind {
	case attachment.XLSX:
		return fmt.Sprintf("시트 %d개", t.Pages)
	case attachment.PPTX:
		return fmt.Sprintf("슬라이드 %d장", t.Pages)
	case attachment.Zip:
		return fmt.Sprintf("파일 %d개", t.Pages)
	}
	return fmt.Sprintf("%d쪽", t.Pages)
}

func textFilePictures(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("그림 %d개는 빠짐", n)
}

func textFileOf(title string) string { return "소식: " + title }

// textFileLacks says that a text is not all of its file.
func textFileLacks(t attachment.Text) string {
	switch {
	case t.Damaged:
		return "파일이 손상되어 읽은 데까지만 보여 드립니다."
	case t.Truncated:
		return "너무 길어서 앞부분만 보여 드립니다. 저장하면 모두 볼 수 있습니다."
	}
	return ""
}

// textWhichOf says which of several files it is.
func textWhichOf(file, files int) string {
	if files < 2 {
		return ""
	}
	return fmt.Sprintf("%d/%d ", file, files)
}

func textSaveBegun(n int) string {
	if n == 1 {
		return "파일을 받습니다."
	}
	return fmt.Sprintf("파일 %d개를 받습니다.", n)
}

// textOnlyNotices says so of what a file does not have.
func textOnlyNotices(key string) string {
	return "소식의 본문에서만 쓸 수 있습니다." + textPress(key, "본문으로 돌아갑니다")
}

// textFilesSaved says where files have been saved.
func textFilesSaved(paths []string) string {
	if len(paths) == 1 {
		return "저장했습니다: " + feed.Clean(paths[0])
	}
	return fmt.Sprintf("%d개를 저장했습니다: %s", len(paths), feed.Clean(path.Dir(strings.ReplaceAll(paths[0], `\`, "/"))))
}

func textFilesFailed(saved, failed int) string {
	return fmt.Sprintf("%d개 가운데 %d개를 저장하지 못했습니다.", saved+failed, failed)
}
