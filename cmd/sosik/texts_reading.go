package main

// What the settings of the article's text are.
const (
	shortWrap = "본문의 줄을 바꾸는 곳"
	aboutWrap = "word면 낱말 사이에서만, any면 낱말 안에서도 바꾸어 줄을 채웁니다. 어느 쪽이든 수와 단위, 날짜와 시각은 되도록 한 줄에 둡니다."

	shortHyperlinks = "링크를 눌러서 열 수 있게 표시"
	shortPictures   = "그림을 보여 주는 방법"
	aboutPictures   = "auto면 그림을 그릴 줄 아는 것으로 알려진 터미널에서는 그 방법(kitty, sixel)으로, 다른 터미널에서는 색칠한 칸(cells)으로 보여 줍니다. 느린 회선에서는 한 장이 수십 KB이므로 off로 끌 수 있습니다."
	aboutHyperlinks = "auto면 그런 표시(OSC 8)를 아는 것으로 알려진 터미널에서만 씁니다. 화면에 이상한 글자가 보이면 off로 정하세요."

	shortFacts = "본문에서 찾은 기간·장소·문의를 위에 표시"
	aboutFacts = "본문에 적힌 그대로 옮기며, 찾지 못한 것은 지어내지 않습니다. 소식을 읽다가 c를 눌러도 켜고 끌 수 있습니다."
)
