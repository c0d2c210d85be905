package demo

import (
	"strconv"
	"strings"
	"time"
)

// notice is what the board's own content system would know of one notice. Its
// strings are raw, as staff typed them.
type notice struct {
	number     int
	id         string
	title      string
	author     string
	department string
	when       time.Time
	views      int
	pinned     bool
	files      []file
	pictures   []picture

	story *story // makes the body when somebody wants it
}

// picture is an image in a body.
type picture struct {
	alt  string
	path string
}

// thumb is the small form of a picture that a list shows.
func (p picture) thumb() string { return strings.Replace(p.path, "/photo/", "/photo/middle/", 1) }

// compose makes all of a notice but its body.
func compose(number int, when time.Time) *notice {
	s := newStory(number, when)
	d := throw(number, forMeta)
	n := &notice{
		number:     number,
		id:         strconv.Itoa(idOf(number)),
		when:       when,
		department: s.words["dept"],
		author:     "안산톡톡",
		pinned:     pinned(number),
		story:      s,
	}
	n.title = titled(s, number)
	switch { // the press office has had three names
	case when.Year() < 2019:
		n.author = "공보관"
	case when.Year() < 2022:
		n.author = "홍보담당관"
	case d.chance(12):
		n.author = n.department
	}
	if age := Notices - number; age >= 0 {
		n.views = 7 + d.below(60) + age*d.between(2, 12)/100
	}
	n.files = attached(number, s)
	n.pictures = pictured(number, n)
	return n
}

// pins are the notices that stand above the list in skins that pin.
var pins = [...]int{20297, 20256, 20121}

func pinned(number int) bool {
	for _, p := range pins {
		if p == number {
			return true
		}
	}
	return false
}

// pictured gives a notice its photographs; their alt text is the title, as the
// real board makes it. A poster's alt text says what the poster says.
func pictured(number int, n *notice) []picture {
	d := throw(number, forPictures)
	path := func(i int) string {
		return "/UPDIR/photo/" + n.when.Format("2006") + "/photo_" + n.id + "_" + strconv.Itoa(i) + ".jpg"
	}
	if n.story.form == poster {
		return []picture{{alt: n.title + " 포스터 - 자세한 내용은 담당부서 문의", path: path(1)}}
	}
	count := []int{0, 1, 1, 1, 2, 2, 3}[d.below(7)]
	if n.story.form == announcement {
		count = []int{0, 0, 0, 1}[d.below(4)]
	}
	var ps []picture
	for i := range count {
		ps = append(ps, picture{alt: n.title, path: path(i + 1)})
	}
	return ps
}
