package demo

import (
	"fmt"
	"strings"
	"time"
)

// Skin is the markup in which a board dresses its notices.
type Skin struct {
	Name  string
	About string // one line in Korean
	List  Shows  // what a row of its list tells
	View  Shows  // what an opened notice tells
	Under bool   // a page of the list stands under an opened notice
}

// Shows says what can be read of a notice, besides its ID and title.
type Shows struct {
	Number      bool
	Summary     bool // the whole text
	Beginning   bool // the beginning of the summary
	Author      bool
	Department  bool
	Date        bool
	Time        bool // the time of day with the date
	Views       bool
	Pinned      bool // some notices stand above the list, and again in it
	Attachments bool // in a list only whether there are any
}

// layout is a skin with what it takes to write its pages.
type layout struct {
	Skin
	site    family
	charset charset
	list    func(w *sheet, l listing)
	view    func(w *sheet, v viewing)
}

// listing is what a page of the list shows.
type listing struct {
	site        family
	page, pages int
	total       int
	rows        []*notice
	pins        []*notice // made only for skins that pin
	today       time.Time // in Korea
}

// viewing is what the page of a notice shows.
type viewing struct {
	notice       *notice
	newer, older *notice // nil at the ends
	under        listing // empty for skins that show none
}

// Skins returns the skins that there are, the usual one first.
func Skins() []Skin {
	var skins []Skin
	for _, l := range layouts() {
		skins = append(skins, l.Skin)
	}
	return skins
}

// layouts is the table of skins. A new one needs a line here.
func layouts() []layout {
	skins := []layout{
		sosikSkin(),
		cardsSkin(),
		dlSkin(),
		tableSkin(),
		bbsSkin(),
		mobileSkin(),
		hwpSkin(),
		gnuboardSkin(),
		saeolSkin(),
	}
	return append(skins, oldSkins()...)
}

func layoutOf(name string) (layout, error) {
	var names []string
	for _, l := range layouts() {
		if l.Name == name {
			return l, nil
		}
		names = append(names, l.Name)
	}
	return layout{}, fmt.Errorf("unknown skin %q; there are %s", name, strings.Join(names, ", "))
}
