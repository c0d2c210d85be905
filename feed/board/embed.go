package board

import (
	"strings"

	"city/sosik/feed"
)

// embeds are the elements that play or show something from another address.
// What stands inside them is for browsers that cannot.
var embeds = set("iframe video audio embed object")

// embed adds what an element plays or shows as a link with its title.
func (b *bodyBuilder) embed(n *node) {
	ref := b.r.embedRef(n)
	address := b.r.absolute(ref)
	if address == "" || len(b.links) >= maxLinks || tiny(n) {
		if n.tag == "object" {
			b.children(n)
		}
		return
	}
	title := feed.Clean(n.attr("title"))
	if title == "" {
		title = feed.Clean(n.attr("aria-label"))
	}
	kind := embedKind(n, address)
	b.links = append(b.links, feed.Link{Text: title, URL: address})
	outer, bold := b.link, b.bold
	b.link, b.bold = len(b.links), 0
	b.add(feed.Span{Text: title, Embed: kind})
	b.link, b.bold = outer, bold
}

// embedRef is where what an element shows comes from.
func (r *reader) embedRef(n *node) string {
	ref := pictureRef(n) // players are put in late as pictures are
	if n.tag == "object" {
		ref = strings.TrimSpace(n.attr("data"))
	}
	if ref != "" {
		return ref
	}
	for _, m := range r.doc.find(n, "source", "embed") {
		if ref := pictureRef(m); ref != "" {
			return ref
		}
	}
	for _, m := range r.doc.find(n, "param") {
		switch strings.ToLower(m.attr("name")) {
		case "movie", "src", "url", "filename":
			return strings.TrimSpace(m.attr("value"))
		}
	}
	return ""
}

// tiny says that a frame is there to count visitors and not to be seen.
func tiny(n *node) bool {
	small := func(side string) bool {
		return n.attr(side) == "0" || pixels(n, side) > 0 && pixels(n, side) <= 2
	}
	return small("width") || small("height")
}

var (
	videoSite = newPattern(`(?i)^https?://(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|tv\.naver\.com|tvcast\.naver\.com|serviceapi\.nmv\.naver\.com|tv\.kakao\.com|play-tv\.kakao\.com|videofarm\.daum\.net|facebook\.com/plugins/video)(?:[/?:]|$)`)
	videoFile = newPattern(`(?i)\.(?:mp4|webm|ogv|mov|avi|wmv|asf|flv|swf|m3u8)(?:$|[?#])`)
	audioFile = newPattern(`(?i)\.(?:mp3|ogg|oga|wav|m4a|wma)(?:$|[?#])`)
)

func embedKind(n *node, address string) feed.Embed {
	switch {
	case n.tag == "audio" || n.tag != "video" && audioFile.MatchString(address):
		return feed.Audio
	case n.tag == "video" || videoSite.MatchString(address) || videoFile.MatchString(address):
		return feed.Video
	}
	return feed.Frame
}

// area notes where a part of a picture leads to. It has no text of its own.
func (b *bodyBuilder) area(n *node) {
	if address := b.r.target(n.attr("href")); address != "" && len(b.links) < maxLinks {
		b.links = append(b.links, feed.Link{Text: feed.Clean(n.attr("alt")), URL: address})
	}
}

// target is what a link of the text points to, "" if that is nothing that can be
// opened, or a place on the same page.
func (r *reader) target(ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || strings.HasPrefix(ref, "#") {
		return ""
	}
	return feed.CleanLink(r.base, ref)
}
