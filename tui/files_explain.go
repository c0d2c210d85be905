package tui

import (
	"context"
	"errors"
	"io/fs"

	"city/sosik/feed"
	"city/sosik/feed/attachment"
)

// ExplainFile turns a failure to fetch, keep or read an attachment into one
// plain sentence for staff.
func ExplainFile(err error) string {
	if errors.Is(err, feed.ErrOffline) {
		return Explain(err) // whatever else it wraps
	}
	for _, known := range []struct {
		kind error
		says string
	}{
		{attachment.ErrPassword, "암호가 걸린 파일이라 글로 볼 수 없습니다. 저장해서 열어 주세요."},
		{attachment.ErrDistribution, "배포용 문서라 글을 꺼낼 수 없습니다. 저장해서 한글 프로그램으로 열어 주세요."},
		{attachment.ErrDRM, "문서 보안(DRM)이 걸린 파일이라 글로 볼 수 없습니다."},
		{attachment.ErrNoText, "그림으로만 된 파일이라 글이 없습니다. 저장해서 열어 주세요."},
		{attachment.ErrEmpty, "내용이 없는 빈 파일입니다."},
		{attachment.ErrDamaged, "파일이 손상되어 글로 볼 수 없습니다."},
		{attachment.ErrUnsupported, "글로 볼 수 없는 종류의 파일입니다. 저장해서 열어 주세요."},
		{attachment.ErrUnknown, "무슨 파일인지 알 수 없어 글로 볼 수 없습니다. 저장해서 열어 주세요."},
		{attachment.ErrTooLarge, "파일이 너무 커서 글로 볼 수 없습니다. 저장해서 열어 주세요."},
		{context.DeadlineExceeded, "파일을 읽는 데 너무 오래 걸려 그만두었습니다. 저장해서 열어 주세요."},
		{feed.ErrTooLarge, "파일이 너무 커서 받지 않았습니다."},
		{feed.ErrNotFound, "게시판에 없는 파일입니다."},
		{feed.ErrLogin, "로그인해야 받을 수 있는 파일입니다."},
		{feed.ErrFull, "디스크가 가득 차서 저장하지 못했습니다."},
		{feed.ErrReadOnly, "저장할 폴더에 쓸 수 없습니다."},
		{fs.ErrPermission, "저장할 폴더에 쓸 권한이 없습니다."},
		{fs.ErrNotExist, "저장할 폴더를 만들 수 없습니다."},
		{fs.ErrExist, "같은 이름의 파일이 너무 많아 저장하지 못했습니다."},
	} {
		if errors.Is(err, known.kind) {
			return known.says
		}
	}
	return Explain(err)
}
