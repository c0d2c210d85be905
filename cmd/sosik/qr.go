package main

import (
	"context"
	"io"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"city/sosik/feed"
	"city/sosik/tui/qr"
)

// qrCommand draws the address of a notice for a phone to read.
func qrCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "qr [옵션] ID|'#번호'",
		Short:             shortQR,
		Long:              longQR,
		ValidArgsFunction: cobra.NoFileCompletions,
		Args:              oneNotice,
		RunE: func(cmd *cobra.Command, args []string) error {
			a, err := p.open(cmd.Context(), cmd.Flags())
			if err != nil {
				return err
			}
			p.warnings(a)
			return p.closing(a, p.drawQR(cmd.Context(), a, noticeName(args[0])))
		},
	}
	boardFlags(cmd)
	return cmd
}

func (p *program) drawQR(ctx context.Context, a *app, name string) error {
	n, err := a.named(ctx, p, name)
	if err != nil {
		return err
	}
	if n.URL == "" {
		return &saidError{saysNoAddress, nil}
	}
	code, err := qr.Encode(n.URL)
	if err != nil {
		return &saidError{saysNoQR, err}
	}
	m := a.config.metrics()
	if f := terminalFile(p.out); f != nil {
		width, _, err := term.GetSize(f.Fd())
		if needed, _ := code.Size(m, qr.Quiet); err == nil && needed > width {
			return &saidError{saysQRTooWide(needed, width), nil}
		}
	}
	rows := code.Rows(m, p.qrLook(a.config.settings), qr.Quiet)
	_, err = io.WriteString(p.out, strings.Join(append(rows, n.URL), "\n")+"\n")
	return err
}

// qrLook is how a code is drawn: in colours of its own on a terminal, and in a
// file by letters alone, dark as ink on paper.
func (p *program) qrLook(s settings) qr.Look {
	if terminalFile(p.out) == nil {
		return qr.Look{Light: true}
	}
	noColor, _ := p.getenv("NO_COLOR")
	return qr.Look{Color: noColor == "" && !monochrome(p.getenv), Reverse: true, Light: s.Background == "light"}
}

// named is what is known of the notice that a person names, from the cache if
// its address is there.
func (a *app) named(ctx context.Context, p *program, name string) (feed.Notice, error) {
	if !strings.HasPrefix(name, "#") {
		if e, err := a.board.Find(ctx, name); err == nil && e.URL != "" {
			return e.Notice, nil
		}
	}
	article, err := a.asked(ctx, p, name)
	return article.Notice, err
}
