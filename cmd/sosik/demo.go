package main

import (
	"context"
	"fmt"
	"net"
	"strings"

	"github.com/spf13/cobra"

	"city/sosik/feed/demo"
)

// demoCommand serves the demo board until it is interrupted.
func demoCommand(p *program) *cobra.Command {
	var listen, skin string
	cmd := &cobra.Command{
		Use:               "demo [옵션]",
		Short:             shortDemo,
		Long:              longDemo + "\n\n" + skinList(),
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.serveDemo(cmd.Context(), listen, skin)
		},
	}
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", flagListen)
	cmd.Flags().StringVar(&skin, "skin", demo.Skins()[0].Name, flagSkin)
	metavar(cmd.Flags(), "listen", metaAddress)
	metavar(cmd.Flags(), "skin", metaName)
	var names []string
	for _, s := range demo.Skins() {
		names = append(names, s.Name)
	}
	completeWords(cmd, "skin", names...)
	return cmd
}

func skinList() string {
	var skins []pair
	for _, s := range demo.Skins() {
		skins = append(skins, pair{s.Name, s.About})
	}
	var b strings.Builder
	section(&b, headSkins, skins)
	return strings.TrimSpace(b.String())
}

// serveDemo serves the demo board. It invents the notices of a city, so it is
// not offered to anyone but the person at this computer.
func (p *program) serveDemo(ctx context.Context, listen, skin string) error {
	if !loopback(listen) {
		return &usageError{lines: []string{saysNotLoopback}, command: "sosik demo"}
	}
	site, err := demo.New(demo.Options{Skin: skin, Rate: demo.BusyRate})
	if err != nil {
		return &usageError{lines: []string{saysNoSkin(skin)}, command: "sosik demo"}
	}
	server, err := site.Start(ctx, listen)
	if err != nil {
		return &saidError{saysCannotListen(listen), err}
	}
	if _, err := fmt.Fprintln(p.out, server.URL()); err != nil {
		return err
	}
	p.warn(saysStopDemo)
	<-ctx.Done()
	return server.Close()
}

// loopback says that an address to listen on is this computer's own.
func loopback(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
