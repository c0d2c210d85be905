package main

// What the setting plain is.
const (
	shortPlain = "화면 대신 줄과 명령으로 읽기"
	aboutPlain = "소식을 한 줄씩 보여 주고 명령을 기다립니다. 화면 낭독기, 화면을 그릴 수 없는 터미널, 기록에 알맞습니다. TERM=dumb이면 늘 그렇게 엽니다."
)
