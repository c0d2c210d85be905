package tui

import (
	"fmt"
	"net/url"
	"strings"
)

// What is said of links and of opening them.
const (
	textLinkPrompt   = "링크 번호 "
	textNoLinks      = "이 소식의 글에는 링크가 없습니다."
	textLinksUnknown = "본문을 받아야 링크가 있는지 알 수 있습니다."
	textNoAddress    = "열 수 있는 주소가 없습니다."
	textOpenNowhere  = "여기서는 브라우저를 열 수 없습니다. SSH로 접속했거나, 창을 띄울 화면이나 프로그램이 없습니다."
	textNotOpened    = "브라우저를 열지 못했습니다."
	textVisited      = "브라우저에 넘겼습니다."
	textAddressTitle = "주소"
)

func textLinksTitle(n int) string { return fmt.Sprintf("링크 %d개", n) }

func textNoLink(number string, links int) string {
	return fmt.Sprintf("%s번 링크는 없습니다. 1번부터 %d번까지 있습니다.", number, links)
}

func textVisiting(address string) string { return "여는 중: " + textPlace(address) }

// textPlace is where an address leads, in a word or two.
func textPlace(address string) string {
	switch u, err := url.Parse(address); {
	case err != nil:
		return ""
	case u.Scheme == "mailto":
		return "전자우편"
	case u.Scheme == "tel":
		return "전화"
	default:
		return strings.TrimPrefix(u.Host, "www.")
	}
}

// The card of facts.
const (
	textFacts   = "본문에서 찾음"
	textNoFacts = "본문에서 찾은 기간·장소·문의가 없습니다."
)

func textFact(label string) string { return label + ": " }
