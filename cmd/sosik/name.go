package main

import (
	"net"
	"net/url"
	"path"
	"slices"
	"strings"

	"city/sosik/feed/board"
)

// boardName is what staff call the board: the name they gave it, else one made
// of its address. A name is for the board that the same place or one before it
// names, so that --board does not show one board under the name of another.
func (c config) boardName() string {
	if c.BoardName != "" && c.origins["board_name"] >= c.origins["board"] {
		return c.BoardName
	}
	return nameOf(c.Board)
}

// sosikHosts are the hosts that serve the 시정소식 board, without "www.".
var sosikHosts = []string{"ansan.go.kr", "ansantalktalk.net", "ansantalk.webpot.co.kr"}

// nameOf makes a name of a board's address: the board's own if it is the one
// that this program is made for, else the host with what tells its boards apart.
func nameOf(address string) string {
	a, err := board.ParseAddress(address)
	if err != nil {
		return address
	}
	u, err := url.Parse(a.List(1))
	if err != nil {
		return address
	}
	host := strings.TrimPrefix(u.Host, "www.")
	key, query, _ := strings.Cut(a.Key(), "?")
	if path.Base(u.Path) == "cityNews.html" && query == "" {
		switch {
		case slices.Contains(sosikHosts, strings.TrimPrefix(u.Hostname(), "www.")):
			return sosikName
		case loopback(net.JoinHostPort(u.Hostname(), u.Port())):
			return saysNameAt(cityNewsName, host)
		}
	}
	if query != "" {
		return saysNameAt(host, query)
	}
	// The path without the host and the type of the file.
	_, where, _ := strings.Cut(key, "/")
	if where = strings.TrimSuffix(where, path.Ext(where)); where != "" {
		return saysNameAt(host, where)
	}
	return host
}
