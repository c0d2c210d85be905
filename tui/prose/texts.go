package prose

import "fmt"

// The words of our own among those of the article.
const textAddresses = "링크와 그림 주소"

// Those of what changed in it.
const (
	textDeleted    = "지운 말"
	textInserted   = "새로 쓴 말"
	textNoChange   = "바뀐 내용이 없습니다."
	textOnlyBreaks = "글은 그대로이고 줄바꿈만 바뀌었습니다."
)

func textUnchanged(paragraphs int) string {
	return fmt.Sprintf("… 변함없는 %d문단 …", paragraphs)
}
