package attachment

// The words of our own that stand in what a file is read out as.
const (
	textFileName = "파일"
	textFileSize = "크기"
	textLocked   = "암호"
)
