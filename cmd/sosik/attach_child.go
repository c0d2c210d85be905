package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"github.com/spf13/cobra"

	"city/sosik/feed/attachment"
)

// Files come from outside, and the libraries that read them trust them. So a
// process of its own does it, which knows nothing but the file's name and bytes
// and which nobody misses: this program once more, with a hidden command.
const textCommandName = "attachment-text"

// What the process may take. The limits of package attachment are lower; these
// are for what goes wrong.
const (
	textTime   = 20 * time.Second // to read; what was read by then is shown
	textGrace  = 5 * time.Second  // to end after that
	textMemory = 512 << 20
	textAnswer = 32 << 20 // bytes of the answer
)

// exitMemory is how the process ends that has taken too much memory.
const exitMemory = 99

// errNoText says that a file cannot be shown as text; the cause says why.
var errNoText = errors.New("no text")

// textReader reads files in processes of their own.
type textReader struct {
	program string // the executable
	name    string // by which it is called, as its first argument
	time    time.Duration
	log     *slog.Logger
}

func newTextReader(log *slog.Logger) textReader {
	return textReader{name: "sosik", time: textTime + textGrace, log: log}
}

// textAnswerJSON is what the process says.
type textAnswerJSON struct {
	Text  *attachment.Text `json:"text,omitempty"`
	Error string           `json:"error,omitempty"` // the word for one of the kinds
	Cause string           `json:"cause,omitempty"`
}

// textKinds are the kinds of failure, which go from process to process by their
// words.
func textKinds() []error {
	return []error{
		attachment.ErrPassword, attachment.ErrDistribution, attachment.ErrDRM, attachment.ErrNoText, attachment.ErrEmpty,
		attachment.ErrDamaged, attachment.ErrUnsupported, attachment.ErrUnknown, attachment.ErrTooLarge, context.DeadlineExceeded,
	}
}

// read returns what a file says.
func (r textReader) read(ctx context.Context, path string) (attachment.Text, error) {
	file, err := os.Open(path)
	if err != nil {
		return attachment.Text{}, err
	}
	defer func() { _ = file.Close() }() // it was only read
	answer, err := r.ask(ctx, file, filepath.Base(path))
	switch {
	case err != nil:
		return attachment.Text{}, err
	case answer.Text != nil:
		return *answer.Text, nil
	}
	kind := attachment.ErrDamaged
	for _, k := range textKinds() {
		if answer.Error == k.Error() {
			kind = k
		}
	}
	return attachment.Text{}, fmt.Errorf("%w: %w: %s", errNoText, kind, answer.Cause)
}

// ask runs the process. It is killed when its time is up or nobody wants its
// answer any more.
func (r textReader) ask(ctx context.Context, file *os.File, name string) (answer textAnswerJSON, err error) {
	program := r.program
	if program == "" {
		if program, err = os.Executable(); err != nil {
			return answer, err
		}
	}
	bounded, cancel := context.WithTimeout(ctx, r.time)
	defer cancel()
	out, said := &bounds{left: textAnswer, strict: true}, &bounds{left: 4 << 10}
	cmd := exec.CommandContext(bounded, program, textCommandName, "--", name)
	cmd.Args[0] = r.name
	cmd.Stdin, cmd.Stdout, cmd.Stderr = file, out, said
	cmd.Env = textEnvironment()
	cmd.WaitDelay = time.Second
	began := time.Now()
	err = cmd.Run()
	r.log.Info("read a file", "bytes", out.buf.Len(), "took", time.Since(began), "error", err, "said", said.buf.String())
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return answer, ctx.Err()
	case bounded.Err() != nil:
		return answer, fmt.Errorf("%w: %w", errNoText, bounded.Err())
	case errors.As(err, &exit) && (exit.ExitCode() == exitMemory || bytes.Contains(said.buf.Bytes(), []byte("out of memory"))), out.full:
		return answer, fmt.Errorf("%w: %w: it took too much memory", errNoText, attachment.ErrTooLarge)
	case errors.As(err, &exit):
		return answer, fmt.Errorf("%w: %w: %w", errNoText, attachment.ErrDamaged, err)
	case err != nil:
		return answer, fmt.Errorf("start %s: %w", program, err)
	}
	if err := json.Unmarshal(out.buf.Bytes(), &answer); err != nil {
		return answer, fmt.Errorf("%w: %w: %w", errNoText, attachment.ErrDamaged, err)
	}
	return answer, nil
}

// textEnvironment is all that the process is told: nothing of the person, and
// what a system cannot do without.
func textEnvironment() []string {
	env := []string{fmt.Sprintf("GOMEMLIMIT=%d", textMemory/2), "GOTRACEBACK=single"}
	for _, name := range []string{"SystemRoot", "GORACE"} {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// bounds keeps so many bytes and drops the rest, or takes no more.
type bounds struct {
	buf    bytes.Buffer // not embedded: it would read past Write
	left   int
	strict bool // it takes no more
	full   bool
}

func (b *bounds) Write(p []byte) (int, error) {
	n := min(len(p), b.left)
	b.left -= n
	b.full = b.full || n < len(p)
	_, _ = b.buf.Write(p[:n]) // a buffer takes all
	if b.full && b.strict {
		return n, io.ErrShortWrite
	}
	return len(p), nil
}

// textCommand reads the standard input as a file of the name, and answers with
// one value of JSON.
func textCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:    textCommandName + " NAME",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := confine(textMemory, textTime+textGrace); err != nil {
				return err
			}
			go watchMemory(cmd.Context())
			ctx, cancel := context.WithTimeout(cmd.Context(), textTime)
			defer cancel()
			return writeText(ctx, p.out, args[0], p.in)
		},
	}
}

// writeText reads a file and writes what it says.
func writeText(ctx context.Context, w io.Writer, name string, r io.Reader) error {
	at, size, err := readable(r)
	if err != nil {
		return err
	}
	text, err := attachment.Read(ctx, name, at, size, attachment.Limits{Bytes: maxPreview})
	answer := textAnswerJSON{Text: &text}
	if err != nil {
		answer = textAnswerJSON{Error: attachment.ErrDamaged.Error(), Cause: err.Error()}
		for _, kind := range textKinds() {
			if errors.Is(err, kind) {
				answer.Error = kind.Error()
			}
		}
	}
	return json.NewEncoder(w).Encode(answer)
}

// readable is a file that can be read from any place: the standard input as it
// is, if that is a file.
func readable(r io.Reader) (io.ReaderAt, int64, error) {
	if f, ok := r.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return f, info.Size(), nil
		}
	}
	data, err := io.ReadAll(io.LimitReader(r, maxPreview+1))
	return bytes.NewReader(data), int64(len(data)), err
}

// watchMemory ends the process when it has taken more memory than it may, on
// systems that set it no limit.
func watchMemory(ctx context.Context) {
	debug.SetMemoryLimit(textMemory / 2)
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	for ticker := time.NewTicker(20 * time.Millisecond); ; {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			metrics.Read(sample)
			if sample[0].Value.Uint64()-sample[1].Value.Uint64() > textMemory {
				os.Exit(exitMemory)
			}
		}
	}
}
