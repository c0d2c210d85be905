package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/adrg/xdg"

	// First of all: it keeps Bubble Tea from asking the terminal for its
	// background on import, and from waiting five seconds for the answer.
	_ "city/sosik/tui/screen/quiet"
)

func main() {
	// SIGQUIT would end in a dump on a terminal that is still the reader's.
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGQUIT}
	if !signal.Ignored(syscall.SIGHUP) { // nohup
		signals = append(signals, syscall.SIGHUP)
	}
	// A second signal ends the program at once, should the first one not do.
	ctx, stop := signal.NotifyContext(context.Background(), signals...)
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the program without its process: it returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{
		in: stdin, out: stdout, err: stderr,
		getenv:     os.LookupEnv,
		configFile: filepath.Join(xdg.ConfigHome, "sosik", "config.toml"),
		dataFolder: filepath.Join(xdg.DataHome, "sosik"),
		logFolder:  filepath.Join(xdg.StateHome, "sosik"),
	}
	root := rootCommand(p)
	root.SetArgs(shieldWords(args))
	err := root.ExecuteContext(ctx)
	report(stderr, err)
	return exitCode(err)
}

// program is one run of sosik and what it may touch.
type program struct {
	in         io.Reader
	out, err   io.Writer
	getenv     func(string) (string, bool)
	configFile string // where the settings are, unless a person names another file
	dataFolder string // where the cache is
	logFolder  string
}
