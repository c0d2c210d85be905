package screen

import "sync"

// mailbox holds the newest frame. Putting one never waits and replaces the one
// that nobody took.
type mailbox struct {
	mu   *sync.Mutex
	slot *Frame
	full chan struct{}
}

func newMailbox() mailbox {
	return mailbox{mu: new(sync.Mutex), full: make(chan struct{}, 1)}
}

func (m *mailbox) put(f *Frame) {
	m.mu.Lock()
	m.slot = f
	m.mu.Unlock()
	m.ring()
}

// ring wakes the one that waits on full, whether there is a frame or not.
func (m *mailbox) ring() {
	select {
	case m.full <- struct{}{}:
	default:
	}
}

// newest returns the last frame that was put, nil if there was none.
func (m *mailbox) newest() *Frame {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.slot
}
