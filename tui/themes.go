package tui

import "github.com/muesli/termenv"

// The parts of the screen that have a look of their own, as the settings name
// them.
const (
	roleTitle    = "title"    // the first line of a screen
	roleHeader   = "header"   // column titles
	roleRow      = "row"      // a row of the list
	roleRead     = "read"     // one that has been read
	roleSelected = "selected" // the one under the cursor
	roleFaint    = "faint"    // hints, rows that are on their way
	roleAlert    = "alert"    // what did not work
	roleGood     = "good"     // what did
	roleKey      = "key"      // a key in the help
	roleHeading  = "heading"  // a heading, the title of an article
	roleHit      = "hit"      // what was found
	roleHere     = "here"     // the one of them that one has come to
	roleLink     = "link"     // a link in an article
	rolePicture  = "picture"  // what stands for a picture
)

// Roles are the parts of the screen whose look can be changed.
func Roles() []string {
	return []string{
		roleTitle, roleHeader, roleRow, roleRead, roleSelected, roleFaint, roleAlert, roleGood,
		roleKey, roleHeading, roleHit, roleHere, roleLink, rolePicture,
	}
}

const (
	themeAuto     = "auto"     // city, if the terminal has the colours and its background is known, else basic
	themeBasic    = "basic"    // the sixteen colours that the terminal itself defines
	themeCity     = "city"     // colours of 256 that do not depend on what the terminal defines
	themeContrast = "contrast" // nothing faint: what is unread is bold instead
	themeMono     = "mono"     // no colour at all
)

// Themes are the names of the themes, the usual one first.
func Themes() []string {
	return []string{themeAuto, themeBasic, themeCity, themeContrast, themeMono}
}

// palette is how the theme has the roles on this background.
func (t Theme) palette() map[string]Look {
	switch {
	case t.Name == themeMono || !t.Color:
		return basicAny()
	case t.Name == themeContrast:
		return contrasted(t.basic())
	case t.Name == themeBasic || !t.Dark && !t.Light:
		return t.basic()
	case t.Name != themeCity && t.Profile != termenv.ANSI256 && t.Profile != termenv.TrueColor:
		return t.basic()
	case t.Light:
		return cityLight()
	}
	return cityDark()
}

func (t Theme) basic() map[string]Look {
	switch {
	case t.Dark:
		return basicDark()
	case t.Light:
		return basicLight()
	}
	return basicAny()
}

// basicAny can be read on any background: of the sixteen colours only bright red
// and bright blue stand out from black as well as from white (a contrast of 3 to
// 1 at the least). What is said with a colour is always said otherwise too.
func basicAny() map[string]Look {
	return map[string]Look{
		roleTitle:    {Bold: true},
		roleHeader:   {Underline: true},
		roleRow:      {},
		roleRead:     {Faint: true},
		roleSelected: {Reverse: true},
		roleFaint:    {Faint: true},
		roleAlert:    {Bold: true, Foreground: "9"},
		roleGood:     {},
		roleKey:      {Bold: true},
		roleHeading:  {Bold: true},
		roleHit:      {Bold: true, Underline: true},
		roleHere:     {Bold: true, Reverse: true},
		roleLink:     {Underline: true, Foreground: "12"},
		rolePicture:  {Foreground: "12"},
	}
}

func basicDark() map[string]Look {
	p := basicAny()
	p[roleGood] = Look{Foreground: "10"}
	p[roleHeading] = Look{Bold: true, Foreground: "14"}
	p[roleHit] = Look{Bold: true, Underline: true, Foreground: "11"}
	p[rolePicture] = Look{Foreground: "13"}
	return p
}

func basicLight() map[string]Look {
	p := basicAny()
	p[roleAlert] = Look{Bold: true, Foreground: "1"}
	p[roleGood] = Look{Foreground: "4"} // the terminals' green is too light
	p[roleHeading] = Look{Bold: true, Foreground: "4"}
	p[roleHit] = Look{Bold: true, Underline: true, Foreground: "5"}
	p[roleLink] = Look{Underline: true, Foreground: "4"}
	p[rolePicture] = Look{Foreground: "5"}
	return p
}

// contrasted leaves nothing faint, which some terminals do not show and some
// people cannot read.
func contrasted(p map[string]Look) map[string]Look {
	p[roleRow], p[roleRead], p[roleFaint] = Look{Bold: true}, Look{}, Look{}
	return p
}

func cityDark() map[string]Look {
	return map[string]Look{
		roleTitle:    {Bold: true, Foreground: "117"},
		roleHeader:   {Underline: true, Foreground: "250"},
		roleRow:      {},
		roleRead:     {Foreground: "246"},
		roleSelected: {Reverse: true},
		roleFaint:    {Foreground: "246"},
		roleAlert:    {Bold: true, Foreground: "210"},
		roleGood:     {Foreground: "114"},
		roleKey:      {Bold: true, Foreground: "117"},
		roleHeading:  {Bold: true, Foreground: "117"},
		roleHit:      {Bold: true, Underline: true, Foreground: "222"},
		roleHere:     {Bold: true, Reverse: true, Foreground: "222"},
		roleLink:     {Underline: true, Foreground: "111"},
		rolePicture:  {Foreground: "183"},
	}
}

func cityLight() map[string]Look {
	return map[string]Look{
		roleTitle:    {Bold: true, Foreground: "24"},
		roleHeader:   {Underline: true, Foreground: "238"},
		roleRow:      {},
		roleRead:     {Foreground: "241"},
		roleSelected: {Reverse: true},
		roleFaint:    {Foreground: "241"},
		roleAlert:    {Bold: true, Foreground: "124"},
		roleGood:     {Foreground: "22"},
		roleKey:      {Bold: true, Foreground: "24"},
		roleHeading:  {Bold: true, Foreground: "24"},
		roleHit:      {Bold: true, Underline: true, Foreground: "90"},
		roleHere:     {Bold: true, Reverse: true, Foreground: "90"},
		roleLink:     {Underline: true, Foreground: "25"},
		rolePicture:  {Foreground: "90"},
	}
}
