package prose

import "fmt"

// The words of our own among those of the article.
const textAddresses = "링크와 그림 주소"

func textLinkMark(number int) string { return fmt.Sprintf("[%d]", number) }
