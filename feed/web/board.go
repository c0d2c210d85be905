package web

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"city/sosik/feed"
	"city/sosik/feed/board"
)

// Board is a notice board on the network. It satisfies feed.Source.
type Board struct {
	client  *Client
	address board.Address
	about   feed.Board
	lesson  lesson
}

var _ feed.Source = (*Board)(nil)

// NewBoard returns the board at the address of any of its pages. An empty name
// is that of its host. It does not use the network.
func NewBoard(c *Client, rawURL, name string) (*Board, error) {
	address, err := board.ParseAddress(feed.CleanURL(nil, rawURL))
	if err != nil {
		return nil, fmt.Errorf("board %q: %w", rawURL, err)
	}
	list := address.List(1)
	if name = feed.Clean(name); name == "" {
		u, err := url.Parse(list)
		if err != nil {
			return nil, fmt.Errorf("board %q: %w", rawURL, err)
		}
		name = strings.TrimPrefix(u.Hostname(), "www.")
	}
	return &Board{client: c, address: address, about: feed.Board{Key: address.Key(), Name: name, URL: list}}, nil
}

// Board says which board this is.
func (b *Board) Board() feed.Board { return b.about }

// Page fetches one page of the list, counted from 1.
//
// Page 1 is asked for where the board was said to be, later pages where it was
// found in the end: a redirect often drops the number of the page.
func (b *Board) Page(ctx context.Context, number int, v feed.Validator) (feed.Page, error) {
	fail := func(err error) (feed.Page, error) {
		return feed.Page{}, fmt.Errorf("list page %d: %w", number, err)
	}
	if number <= 1 {
		page, _, err := b.list(ctx, b.address.List(1), v)
		if errors.Is(err, feed.ErrNotFound) {
			err = noBoard(err)
		}
		if err != nil {
			return fail(err)
		}
		return page, nil
	}
	address := b.lesson.address(b.address).List(number)
	page, redirected, err := b.list(ctx, address, v)
	if better := b.lesson.address(b.address).List(number); err == nil && redirected && page.Number != number && better != address {
		page, _, err = b.list(ctx, better, v)
	}
	if err != nil {
		return fail(err)
	}
	return page, nil
}

// list fetches the list at an address, learns from it, and says whether it was
// found elsewhere.
func (b *Board) list(ctx context.Context, address string, v feed.Validator) (page feed.Page, redirected bool, err error) {
	resp, err := b.client.Get(ctx, address, v)
	redirected = resp.URL != resp.RequestedURL
	if errors.Is(err, feed.ErrNotModified) {
		b.lesson.redirected(resp)
		return feed.Page{}, redirected, err
	}
	in := b.input(resp)
	if err != nil {
		return feed.Page{}, redirected, whileWaiting(err, in, board.List)
	}
	if page, err = board.ReadList(in); err != nil {
		return feed.Page{}, redirected, err
	}
	b.lesson.redirected(resp)
	b.lesson.rows(page.Notices)
	page.Fetched, page.Validator = b.client.now(), resp.Validator
	return page, redirected, nil
}

// noBoard is the error for a first page that does not exist: what is missing is
// no notice but the board.
func noBoard(err error) error {
	cause := err
	var known *feed.Error
	if errors.As(err, &known) && known.Err != nil {
		cause = known.Err
	}
	return &feed.Error{Kind: feed.ErrNotBoard, Err: fmt.Errorf("no board at this address: %w", cause)}
}

// Article fetches the full text of a notice. Of the notice itself the ID is
// enough: where the address cannot be made of it, page 1 is asked how the board
// addresses its articles.
func (b *Board) Article(ctx context.Context, n feed.Notice, v feed.Validator) (feed.Article, error) {
	fail := func(err error) (feed.Article, error) {
		return feed.Article{}, fmt.Errorf("article %s: %w", n.ID, err)
	}
	address, err := b.locate(ctx, n)
	if err != nil {
		return fail(err)
	}
	resp, err := b.client.Get(ctx, address, v)
	in := b.input(resp)
	if err != nil {
		return fail(whileWaiting(err, in, board.View))
	}
	article, _, err := board.ReadView(in)
	if err != nil {
		return fail(err)
	}
	if isAnother(n, article.Notice, resp.URL != resp.RequestedURL) {
		return fail(&feed.Error{Kind: feed.ErrNotFound, Err: fmt.Errorf("%w: %q", errAnother, article.Notice.Title)})
	}
	if n.ID != "" { // the name under which it was asked for is the one it is kept by
		article.Notice.ID = n.ID
	}
	if article.Notice.URL == "" {
		article.Notice.URL = address
	}
	article.Fetched, article.Validator = b.client.now(), resp.Validator
	return article, nil
}

// locate is the address of an article.
func (b *Board) locate(ctx context.Context, n feed.Notice) (string, error) {
	known := func() string {
		if address := b.lesson.address(b.address).View(n); address != "" {
			return address
		}
		return b.lesson.article(n.ID)
	}
	if address := known(); address != "" || n.ID == "" || b.lesson.exhausted() {
		return orNoAddress(address)
	}
	if _, err := b.Page(ctx, 1, feed.Validator{}); err != nil {
		return "", err
	}
	return orNoAddress(known())
}

func orNoAddress(address string) (string, error) {
	if address == "" {
		return "", &feed.Error{Kind: feed.ErrNotBoard, Err: errNoAddress}
	}
	return address, nil
}

var (
	errNoAddress = errors.New("only a script of the list knows where the article is")
	errAnother   = errors.New("the board shows another notice instead")
)

// input is a page for the reader of pages. Where the server does not tell the
// time, our clock says what "today" is.
func (b *Board) input(r Response) board.Input {
	in := board.Input{
		Body:         r.Body,
		URL:          r.URL,
		RequestedURL: r.RequestedURL,
		Status:       r.Status,
		ContentType:  r.ContentType,
		Date:         r.Date,
	}
	if in.Date.IsZero() {
		in.Date = b.client.now()
	}
	return in
}

// whileWaiting looks at the page that came with a wish to be left alone: when it
// tells of maintenance, that is what staff should hear.
func whileWaiting(err error, in board.Input, kind board.Kind) error {
	var wish *feed.Error
	if len(in.Body) == 0 || !errors.As(err, &wish) {
		return err
	}
	reading := board.Read(in, kind)
	if errors.Is(errors.Join(reading.ListErr, reading.ViewErr), feed.ErrMaintenance) {
		return &feed.Error{Kind: feed.ErrMaintenance, Err: wish.Err}
	}
	return err
}
